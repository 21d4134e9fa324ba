package io.github.tuneprep.dialect;

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
            new Signature("sharegpt", List.of("conversations")),
            new Signature("mistral-interactions", List.of("interactions")),
            new Signature("alpaca", List.of("instruction", "output")));

    private Foreign() {}

    /** {@return the name of the format, or null when the keys show none} */
    static @Nullable String nameOf(JsonObject line) {
        for (Signature signature : SIGNATURES) {
            if (signature.fits(line)) {
                return signature.name();
            }
        }
        return null;
    }
}
