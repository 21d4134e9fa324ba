package io.github.tuneprep.fix.line;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.tuneprep.fix.Edits;
import io.github.tuneprep.fix.LineFix;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonValue;

/** Arguments of a call written as an object become the string that holds it. */
public final class ArgumentsToString implements LineFix {
    @Override
    public String rule() {
        return "wrong-type";
    }

    @Override
    public boolean isSafe() {
        return true;
    }

    @Override
    public String summary() {
        return "writes the arguments of a call as a string";
    }

    @Override
    public void fix(byte[] line, JsonObject root, JsonValue where, Edits edits) {
        JsonObject call = root.parentOf(where);
        if (where instanceof JsonObject && call != null && call.has("name") && call.get("arguments") == where) {
            edits.replace(where, Edits.quote(new String(line, where.start(), where.end() - where.start(), UTF_8)));
        }
    }
}
