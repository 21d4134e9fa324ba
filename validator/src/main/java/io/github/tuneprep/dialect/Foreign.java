package io.github.tuneprep.dialect;

import io.github.tuneprep.catalogue.Conversions;
import io.github.tuneprep.json.JsonArray;
import io.github.tuneprep.json.JsonLiteral;
import io.github.tuneprep.json.JsonNumber;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.json.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Recognises formats of other trainers, so that a file in one of them gets a finding that names it. */
final class Foreign {
    /** A question with a wanted and an unwanted answer. */
    static final String PAIR = "trl-preference";

    /** A text or a conversation with the labels that a model has to learn (Mistral's classifiers, read 2026-11-20). */
    static final String CLASSIFIER = "mistral-classifier";

    /** Answers that are said to be good or not. */
    static final String RATED = "trl-kto";

    /** Turns with the keys {@code from} and {@code value}. */
    static final String SHAREGPT = "sharegpt";

    private static final String TURNS = "trl-prompt-completion";

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
            new Signature(PAIR, List.of("chosen", "rejected")),
            new Signature(PAIR, List.of("chosen_response", "rejected_response")),
            new Signature(RATED, List.of("prompt", "completion", "label")),
            new Signature(RATED, List.of("prompt", "completion", "kto_tag")),
            new Signature(SHAREGPT, List.of("conversations")),
            new Signature("mistral-interactions", List.of("interactions")),
            new Signature("alpaca", List.of("instruction", "output")));

    private Foreign() {}

    /** {@return whether a line with a prompt is one of TRL's formats that say which of its answers are wanted} */
    static boolean rates(JsonObject line) {
        return isPair(line) || (line.has("completion") && isRated(line));
    }

    private static boolean isPair(JsonObject line) {
        for (Signature signature : SIGNATURES) {
            if (signature.name().equals(PAIR) && signature.fits(line)) {
                return true;
            }
        }
        return false;
    }

    /** {@return whether a conversation is said to be a good one or not, as in LLaMA-Factory's example} */
    static boolean ratesChat(JsonObject line) {
        return line.get("messages") instanceof JsonArray && isRated(line);
    }

    /** {@return whether all messages say who speaks as ShareGPT does, {@code {"from": ..., "value": ...}}} */
    static boolean saysFrom(JsonObject line) {
        if (!(line.get("messages") instanceof JsonArray messages)
                || messages.values().isEmpty()) {
            return false;
        }
        for (JsonValue value : messages.values()) {
            // The first message of nearly every line ends it.
            if (!(value instanceof JsonObject turn) || turn.has("role") || !turn.has("from") || !turn.has("value")) {
                return false;
            }
        }
        return true;
    }

    /** {@return whether a list says who speaks; LIMA has texts alone} */
    private static boolean holdsSpeakers(@Nullable JsonValue turns) {
        return !(turns instanceof JsonArray list)
                || list.values().isEmpty()
                || list.values().stream()
                        .anyMatch(item -> item instanceof JsonObject turn && (turn.has("from") || turn.has("role")));
    }

    private static boolean isRated(JsonObject line) {
        return line.get("label") instanceof JsonLiteral || line.get("kto_tag") instanceof JsonLiteral;
    }

    /** {@return whether a line has labels by name, for a text or for messages} */
    static boolean classifies(JsonObject line) {
        return line.get("labels") instanceof JsonObject && (line.has("text") || line.has("messages"));
    }

    /** {@return whether a question and its answer are lists of messages, as TRL has them} */
    static boolean asks(JsonObject line) {
        return Conversions.areTurns(line.get("prompt")) && Conversions.areTurns(line.get("completion"));
    }

    /** {@return whether a line is like the row of a table: two texts at least, under keys of their own} */
    static boolean isRow(JsonObject line) {
        return line.members().stream()
                        .filter(member -> member.value() instanceof JsonString)
                        .count()
                >= 2;
    }

    /** {@return the name of the format, or null when the keys show none} */
    static @Nullable String nameOf(JsonObject line) {
        if (asks(line) && !isRated(line)) {
            return TURNS;
        }
        if (ratesChat(line)) {
            return RATED;
        }
        if (line.has("conversations") && !holdsSpeakers(line.get("conversations"))) {
            return null;
        }
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
            if (key == null
                    && member.value() instanceof JsonArray list
                    && holdsObjects(list)
                    && !Conversions.areTurns(list)) {
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
