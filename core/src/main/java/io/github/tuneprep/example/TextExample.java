package io.github.tuneprep.example;

import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonString;

/**
 * A text to go on training with, all of it.
 *
 * @param line the physical line, counted from 1
 * @param source the JSON object of the line
 * @param text the text
 */
public record TextExample(long line, JsonObject source, JsonString text) implements Example {}
