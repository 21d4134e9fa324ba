package io.github.tuneprep.convert;

import io.github.tuneprep.json.JsonObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row of the input.
 *
 * @param number its line, its row in a sheet or its place in a JSON list, counted from 1
 * @param cells its texts by column, the names in lower case
 * @param object the JSON object it comes from, or null when it is a row of a table
 */
record Row(long number, Map<String, String> cells, @Nullable JsonObject object) {}
