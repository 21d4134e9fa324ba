package io.github.tuneprep.example;

import io.github.tuneprep.json.JsonObject;

/**
 * A question whose answers a grader rates (RFT); what the grader compares them with stands in other keys of the line.
 *
 * @param line the physical line, counted from 1
 * @param source the JSON object of the line
 * @param question the conversation up to the answer
 */
public record ReinforcementExample(long line, JsonObject source, ChatExample question) implements Example {}
