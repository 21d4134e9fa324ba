package io.github.tuneprep.example;

import io.github.tuneprep.json.JsonObject;

/**
 * One training example, bound from exactly one line. Immutable; may be kept and shared between threads.
 *
 * <p>Every part keeps the JSON value it came from, so a rule reports a place without knowing the file format.
 */
public sealed interface Example
        permits ChatExample, CompletionExample, PreferenceExample, ReinforcementExample, TextExample {
    /** {@return the physical line, counted from 1} */
    long line();

    /** {@return the JSON object of the line} */
    JsonObject source();
}
