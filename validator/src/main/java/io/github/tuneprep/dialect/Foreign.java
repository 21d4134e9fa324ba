package io.github.tuneprep.dialect;

import io.github.tuneprep.json.JsonArray;
import io.github.tuneprep.json.JsonLiteral;
import io.github.tuneprep.json.JsonNumber;
import io.github.tuneprep.json.JsonObject;
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
            new Signature("trl-preference", List.of("chosen", "rejected")),
            new Signature("trl-kto", List.of("prompt", "completion", "label")),
            new Signature("trl-kto", List.of("prompt", "completion", "kto_tag")),
            new Signature("sharegpt", List.of("conversations")),
            new Signature("mistral-interactions", List.of("interactions")),
            new Signature("alpaca", List.of("instruction", "output")));

    private Foreign() {}

    /** {@return whether a line with a prompt is one of TRL's formats that say which of its answers are wanted} */
    static boolean rates(JsonObject line) {
        boolean isRated = line.get("label") instanceof JsonLiteral || line.get("kto_tag") instanceof JsonLiteral;
        return (line.has("chosen") && line.has("rejected")) || (line.has("completion") && isRated);
    }

    /** {@return the name of the format, or null when the keys show none} */
    static @Nullable String nameOf(JsonObject line) {
        for (Signature signature : SIGNATURES) {
            if (signature.fits(line)) {
                return signature.name();
            }
        }
        return null;
    }

    /** {@return the key of a list of objects that a line holds beside numbers at most, such as {"data": [...]}} */
    static @Nullable String wraps(JsonObject line) {
        String key = null;
        for (JsonObject.Member member : line.members()) {
            if (key == null && member.value() instanceof JsonArray list && holdsObjects(list)) {
                key = member.name();
            } else if (!(member.value() instanceof JsonNumber) && !(member.value() instanceof JsonLiteral)) {
                return null;
            }
        }
        return key;
    }

    private static boolean holdsObjects(JsonArray list) {
        return !list.values().isEmpty() && list.values().stream().allMatch(JsonObject.class::isInstance);
    }
}
