package io.github.tuneprep.rule;

import io.github.tuneprep.json.JsonValue;

/**
 * Takes findings about one example.
 *
 * <p>Findings of one rule with the same message and the same place (list positions aside) are one finding with many
 * lines. So a message says what is wrong in general, without the text, the numbers or the names of one example where it
 * can; what differs from line to line is the detail, shown for the first line only. Neither repeats training text.
 */
public interface FindingSink {
    /** Reports at {@code where}, a value of the example's line. */
    default void report(JsonValue where, String message) {
        report(where, message, "");
    }

    /** Reports at {@code where}, with what is special about this line. */
    void report(JsonValue where, String message, String detail);
}
