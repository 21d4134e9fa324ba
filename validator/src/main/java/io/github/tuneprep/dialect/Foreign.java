package io.github.tuneprep.dialect;

import io.github.tuneprep.json.JsonArray;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.json.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Recognises formats of other trainers, so that a file in one of them gets a finding that names it. */
final class Foreign {
    private record Signature(String name, List<String> keys) {
        boolean fits(JsonObject line) {
            for (String key : keys) {
                if (!line.has(key)) {
                    return false;
                }
            }
            return true;
        }
    }

    // The first that fits wins, so the more special ones stand first.
    private static final List<Signature> SIGNATURES = List.of(
            new Signature("preference", List.of("input", "preferred_output")),
            new Signature("preference", List.of("input", "non_preferred_output")),
            new Signature("trl-preference", List.of("chosen", "rejected")),
            new Signature("gemini", List.of("contents")),
            new Signature("sharegpt", List.of("conversations")),
            new Signature("alpaca", List.of("instruction", "output")));

    private Foreign() {}

    /** {@return the name of the format, or null when the keys show none} */
    static @Nullable String nameOf(JsonObject line) {
        if (line.get("messages") instanceof JsonArray messages) {
            return hasConverseContent(messages) ? "bedrock-conversation" : null;
        }
        for (Signature signature : SIGNATURES) {
            if (signature.fits(line)) {
                return signature.name();
            }
        }
        return line.get("text") instanceof JsonString && line.members().size() == 1 ? "text" : null;
    }

    /** Amazon's Converse format writes parts without a type: {@code "content": [{"text": "..."}]}. */
    private static boolean hasConverseContent(JsonArray messages) {
        for (JsonValue message : messages.values()) {
            boolean converse = message instanceof JsonObject object
                    && object.get("content") instanceof JsonArray parts
                    && !parts.values().isEmpty()
                    && parts.values().stream()
                            .allMatch(part -> part instanceof JsonObject one && one.has("text") && !one.has("type"));
            if (!converse) {
                return false;
            }
        }
        return !messages.values().isEmpty();
    }
}
