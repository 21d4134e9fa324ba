package io.github.tuneprep.convert;

import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.json.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question with the answer that is preferred and the one that is not.
 *
 * @param tools the functions that may be called, or null
 */
record Pair(
        Turns question,
        Turns preferred,
        Turns other,
        @Nullable JsonValue tools) {
    /** {@return the pair of an object in OpenAI's or TRL's preference format, or null when it shows none} */
    static @Nullable Pair of(JsonObject object) {
        if (object.get("input") instanceof JsonObject input) {
            return of(
                    Turns.of(input.get("messages")),
                    Turns.of(object.get("preferred_output")),
                    Turns.of(object.get("non_preferred_output")),
                    input.get("tools"));
        }
        // github.com/huggingface/trl, docs/source/dataset_formats.md (read 2026-11-21): texts or messages.
        Turns question = object.get("prompt") instanceof JsonString prompt
                ? new Turns(List.of(new Turns.Turn("user", prompt.text())))
                : Turns.of(object.get("prompt"));
        return of(
                question,
                Turns.answer(object.get("chosen")),
                Turns.answer(object.get("rejected")),
                object.get("tools"));
    }

    /** {@return this with instructions at the beginning of the question, unless they are empty or it has some} */
    Pair startingWith(String system) {
        return new Pair(question.startingWith(system), preferred, other, tools);
    }

    private static @Nullable Pair of(
            @Nullable Turns question, @Nullable Turns preferred, @Nullable Turns other, @Nullable JsonValue tools) {
        return question == null || preferred == null || other == null
                ? null
                : new Pair(question, preferred, other, tools);
    }
}
