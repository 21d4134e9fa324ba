package io.github.tuneprep.fix.line;

import io.github.tuneprep.fix.Edits;
import io.github.tuneprep.fix.LineFix;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonValue;

/** A message that calls says nothing besides. Not safe: what it said is no longer learned. */
public final class OnlyCalls implements LineFix {
    @Override
    public String rule() {
        return "content-beside-calls";
    }

    @Override
    public boolean isSafe() {
        return false;
    }

    @Override
    public String summary() {
        return "takes the content of a message that calls out";
    }

    @Override
    public void fix(byte[] line, JsonObject root, JsonValue where, Edits edits) {
        if (where instanceof JsonObject message && message.has("tool_calls")) {
            JsonValue content = message.get("content");
            JsonValue said = content == null ? message.get("text") : content;
            if (said != null) {
                edits.remove(message, message.indexOf(said));
            }
        }
    }
}
