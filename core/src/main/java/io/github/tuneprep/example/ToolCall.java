package io.github.tuneprep.example;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A call an assistant makes.
 *
 * @param source the JSON object of the call
 * @param id the id its answer names; null in the older {@code function_call}
 * @param name the function
 * @param arguments a string that should hold a JSON object, or the object itself where the format has it so; null where
 *     the format lets them out when there are none
 */
public record ToolCall(
        JsonObject source,
        @Nullable JsonString id,
        JsonString name,
        @Nullable JsonValue arguments) {
    /** {@return the JSON text of the arguments} */
    public String argumentsText() {
        if (arguments == null) {
            return "{}";
        }
        return arguments instanceof JsonString string
                ? string.text()
                : new String(name.line(), arguments.start(), arguments.end() - arguments.start(), UTF_8);
    }
}
