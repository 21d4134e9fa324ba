package io.github.tuneprep.fix.line;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.tuneprep.fix.Edits;
import io.github.tuneprep.fix.LineFix;
import io.github.tuneprep.json.JsonArray;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonReader;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.json.JsonValue;
import java.util.Set;

/**
 * Arguments of a call written as an object become the string that holds it, and lists that stand in a string, as tables
 * hold them, the list.
 */
public final class CanonicalType implements LineFix {
    private static final Set<String> LISTS = Set.of("messages", "tools", "functions", "tool_calls");

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
        return "writes the arguments of a call as a string, and lists that a string holds as lists";
    }

    @Override
    public void fix(byte[] line, JsonObject root, JsonValue where, Edits edits) {
        JsonObject parent = root.parentOf(where);
        if (parent == null) {
            return;
        }
        if (where instanceof JsonObject && parent.has("name") && parent.get("arguments") == where) {
            edits.replace(where, Edits.quote(new String(line, where.start(), where.end() - where.start(), UTF_8)));
        } else if (where instanceof JsonString text
                && LISTS.contains(parent.members().get(parent.indexOf(where)).name())
                && !text.hasLoneSurrogate()
                && JsonReader.readOrNull(text.utf8()) instanceof JsonArray) {
            // Line feeds stand between the values only; in a string of JSON there is none.
            edits.replace(where, text.text().strip().replaceAll("[\\r\\n]", " "));
        }
    }
}
