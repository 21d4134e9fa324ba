package io.github.tuneprep.example;

import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonString;
import org.jspecify.annotations.Nullable;

/**
 * A call an assistant makes.
 *
 * @param source the JSON object of the call
 * @param id the id its answer names; null in the older {@code function_call}
 * @param name the function
 * @param arguments a text that should hold a JSON object
 */
public record ToolCall(JsonObject source, @Nullable JsonString id, JsonString name, JsonString arguments) {}
