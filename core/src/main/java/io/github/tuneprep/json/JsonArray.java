package io.github.tuneprep.json;

import java.util.List;

/** A JSON list. */
public record JsonArray(int start, int end, List<JsonValue> values) implements JsonValue {
    /** Copies {@code values}. */
    public JsonArray {
        values = List.copyOf(values);
    }

    @Override
    public String describe() {
        return values.isEmpty() ? "an empty list" : "a list";
    }
}
