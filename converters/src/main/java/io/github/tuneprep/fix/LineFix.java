package io.github.tuneprep.fix;

import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonValue;
import java.util.List;

/** Mends the findings of one rule. Stateless and thread-safe. */
public interface LineFix {
    /** {@return the name of the rule} */
    String rule();

    /** {@return whether what the model learns stays the same, so that it is done without being asked for} */
    boolean isSafe();

    /** {@return what it does, one line, lower case} */
    String summary();

    /**
     * Adds what has to be changed; nothing when this finding needs a person.
     *
     * @param line the bytes of the line, never to be written to
     * @param root the line
     * @param where what the finding is about
     */
    void fix(byte[] line, JsonObject root, JsonValue where, Edits edits);

    /**
     * Mends all findings of the rule in a line, each of them or none of what it needs.
     *
     * @param where what was found, in order
     * @return how many were mended
     */
    default int fixAll(byte[] line, JsonObject root, List<JsonValue> where, Edits edits) {
        int mended = 0;
        for (JsonValue one : where) {
            Edits needed = new Edits();
            fix(line, root, one, needed);
            mended += edits.addAll(needed) ? 1 : 0;
        }
        return mended;
    }
}
