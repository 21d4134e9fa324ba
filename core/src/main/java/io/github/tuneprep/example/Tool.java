package io.github.tuneprep.example;

import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonString;
import org.jspecify.annotations.Nullable;

/**
 * A function the model may call.
 *
 * @param source the JSON object that holds name, description and parameters
 * @param name the function's name
 * @param description what it does, or null
 * @param parameters the JSON Schema of its arguments, or null
 */
public record Tool(
        JsonObject source,
        JsonString name,
        @Nullable JsonString description,
        @Nullable JsonObject parameters) {}
