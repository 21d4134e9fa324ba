package io.github.tuneprep.dialect;

import io.github.tuneprep.catalogue.Provider;
import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.Content;
import io.github.tuneprep.example.Message;
import io.github.tuneprep.example.Role;
import io.github.tuneprep.json.JsonArray;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonValue;
import io.github.tuneprep.rules.shape.UnknownColumn;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code {"prompt": [{"type": "text", ...}, {"type": "image_url", ...}], "completion": [...]}}, Together's format for
 * one question with images and its answer (docs.together.ai, vision fine-tuning, read 2026); its client takes empty
 * lists.
 */
final class PartsCompletion implements Dialect {
    private static final Set<String> KEYS = Set.of("prompt", "completion");

    @Override
    public String name() {
        return "prompt-completion-parts";
    }

    @Override
    public boolean claims(JsonObject line, Provider provider) {
        return line.has("prompt")
                && line.has("completion")
                && (isOfParts(line.get("prompt")) || isOfParts(line.get("completion")));
    }

    /** Lists of messages, which others write under the same keys, have roles. */
    private static boolean isOfParts(@Nullable JsonValue value) {
        return value instanceof JsonArray list
                && (list.values().isEmpty()
                        || (list.values().get(0) instanceof JsonObject part && part.has("type") && !part.has("role")));
    }

    @Override
    public @Nullable ChatExample bind(JsonObject line, Binding binding) {
        binding.unknownKeys(UnknownColumn.INFO, line, KEYS);
        List<Message> messages = List.of(
                message(line, Role.USER, "prompt", binding), message(line, Role.ASSISTANT, "completion", binding));
        return binding.isBroken() ? null : new ChatExample(binding.line(), line, messages, List.of());
    }

    private static Message message(JsonObject line, String role, String key, Binding binding) {
        JsonValue value = line.get(key);
        Content content = OpenAiChat.content(value, binding);
        if (value != null && value.isNull()) {
            binding.wrongType(value, key, "a string or a list of parts");
        }
        return new Message(line, role, content);
    }
}
