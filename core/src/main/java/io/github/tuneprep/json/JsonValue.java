package io.github.tuneprep.json;

/**
 * One value of a JSON line, with its place in the line.
 *
 * <p>Offsets are bytes from the start of the line, 0-based, half-open. Values are immutable and may be kept; a kept
 * value keeps the bytes of its line alive.
 */
public sealed interface JsonValue permits JsonObject, JsonArray, JsonString, JsonNumber, JsonLiteral {
    /** {@return the offset of the first byte of this value} */
    int start();

    /** {@return the offset behind the last byte of this value} */
    int end();

    /** {@return what kind of value this is, as a message says it: "an object", "a list", "a string", "null"} */
    String describe();

    /** {@return whether another value of the line stands inside this one, or is this one} */
    default boolean holds(JsonValue other) {
        return other.start() >= start() && other.end() <= end();
    }

    /** {@return whether this is {@code null}} */
    default boolean isNull() {
        return false;
    }
}
