package io.github.tuneprep.dialect;

import io.github.tuneprep.catalogue.Provider;
import io.github.tuneprep.example.CompletionExample;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.rules.shape.UnknownColumn;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code {"prompt": "...", "completion": "..."}}, for models that continue a text. */
final class PromptCompletion implements Dialect {
    private static final Set<String> KEYS = Set.of("prompt", "completion");
    private static final List<String> ANSWERS = List.of("answer", "output", "response", "reply");

    @Override
    public String name() {
        return "prompt-completion";
    }

    @Override
    public boolean claims(JsonObject line, Provider provider) {
        return (line.has("completion") || line.has("prompt")) && !Foreign.rates(line) && !Foreign.asks(line);
    }

    @Override
    public @Nullable CompletionExample bind(JsonObject line, Binding binding) {
        String answer = answer(line);
        if (answer != null) {
            binding.misnamed(line, answer, "completion");
            return null;
        }
        // OpenAI's own preparation tool only dropped other columns, so what the server does is not known.
        binding.unknownKeys(UnknownColumn.INFO, line, KEYS);
        JsonString prompt = binding.requiredString(line, "prompt");
        JsonString completion = binding.requiredString(line, "completion");
        return prompt == null || completion == null
                ? null
                : new CompletionExample(binding.line(), line, prompt, completion);
    }

    /** {@return the key that others write the completion under, where one of them stands beside the prompt, or null} */
    private static @Nullable String answer(JsonObject line) {
        return line.has("completion")
                ? null
                : ANSWERS.stream().filter(line::has).findFirst().orElse(null);
    }
}
