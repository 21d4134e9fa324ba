package io.github.tuneprep.example;

import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonString;

/**
 * A prompt and the text that has to follow it.
 *
 * @param line the physical line, counted from 1
 * @param source the JSON object of the line
 * @param prompt the text the model reads; empty is legal (open-ended text)
 * @param completion the text the model is trained to write
 */
public record CompletionExample(long line, JsonObject source, JsonString prompt, JsonString completion)
        implements Example {}
