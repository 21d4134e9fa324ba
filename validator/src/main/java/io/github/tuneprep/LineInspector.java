package io.github.tuneprep;

import io.github.tuneprep.example.Example;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonValue;
import io.github.tuneprep.rule.Facts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks at lines one by one, for programs that work on a line, such as a fix or an editor. Rules about a whole dataset
 * do not speak. Not thread-safe.
 */
public interface LineInspector {
    /**
     * One finding.
     *
     * @param rule the name of the rule
     * @param root the line, or null when it is no object
     * @param where the value of the line that it is about, or null for the whole line
     */
    record Found(
            String rule,
            @Nullable JsonObject root,
            @Nullable JsonValue where) {}

    /**
     * {@return what is wrong with a line}
     *
     * @param line its bytes, without its line end; kept by the values that are returned
     */
    default List<Found> inspect(byte[] line) {
        return inspect(line, 1);
    }

    /**
     * {@return what is wrong with a line of a dataset}
     *
     * @param line its bytes, without its line end; kept by the values that are returned
     * @param number its number, from 1 on, which the example has
     */
    List<Found> inspect(byte[] line, long number);

    /** {@return what the line looked at last is, or null when it is no example} */
    @Nullable
    Example example();

    /** {@return the facts of the line looked at last, or null when it is no example} */
    @Nullable
    Facts facts();
}
