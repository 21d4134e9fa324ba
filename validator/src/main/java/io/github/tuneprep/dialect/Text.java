package io.github.tuneprep.dialect;

import io.github.tuneprep.example.TextExample;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.rules.shape.UnknownTopLevelKey;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code {"text": "..."}}, a text to go on training with. */
final class Text implements Dialect {
    private static final Set<String> KEYS = Set.of("text");

    @Override
    public String name() {
        return "text";
    }

    @Override
    public boolean claims(JsonObject line) {
        return line.has("text");
    }

    @Override
    public @Nullable TextExample bind(JsonObject line, Binding binding) {
        binding.unknownKeys(UnknownTopLevelKey.INFO, line, KEYS);
        JsonString text = binding.requiredString(line, "text");
        return text == null ? null : new TextExample(binding.line(), line, text);
    }
}
