package io.github.tuneprep.fix.line;

import io.github.tuneprep.fix.Edits;
import io.github.tuneprep.fix.LineFix;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonValue;
import java.util.Arrays;

/**
 * Takes the earlier of two members with the same key out when both have the same value; else a person has to choose.
 */
public final class RemoveRepeatedKey implements LineFix {
    @Override
    public String rule() {
        return "duplicate-key";
    }

    @Override
    public boolean isSafe() {
        return true;
    }

    @Override
    public String summary() {
        return "takes the key out where it is repeated with the same value";
    }

    @Override
    public void fix(byte[] line, JsonObject root, JsonValue where, Edits edits) {
        JsonObject parent = root.parentOf(where);
        if (parent == null) {
            return;
        }
        int index = parent.indexOf(where);
        JsonValue last = parent.get(parent.members().get(index).name());
        if (last != null
                && last != where
                && Arrays.equals(line, where.start(), where.end(), line, last.start(), last.end())) {
            edits.remove(parent, index);
        }
    }
}
