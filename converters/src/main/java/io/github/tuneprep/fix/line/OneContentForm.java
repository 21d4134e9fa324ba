package io.github.tuneprep.fix.line;

import io.github.tuneprep.fix.Edits;
import io.github.tuneprep.fix.LineFix;
import io.github.tuneprep.json.JsonArray;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Contents of one example get one form: strings where each list is one text, lists of parts otherwise. */
public final class OneContentForm implements LineFix {
    @Override
    public String rule() {
        return "mixed-content-forms";
    }

    @Override
    public boolean isSafe() {
        return true;
    }

    @Override
    public String summary() {
        return "makes all contents strings, or all of them lists of parts";
    }

    @Override
    public void fix(byte[] line, JsonObject root, JsonValue where, Edits edits) {
        List<JsonString> strings = new ArrayList<>();
        List<JsonArray> lists = new ArrayList<>();
        if (where instanceof JsonArray messages) {
            for (JsonValue item : messages.values()) {
                JsonValue content = item instanceof JsonObject message ? message.get("content") : null;
                if (content instanceof JsonString string) {
                    strings.add(string);
                } else if (content instanceof JsonArray list) {
                    lists.add(list);
                }
            }
        }
        if (lists.stream().allMatch(list -> onlyText(list) != null)) {
            for (JsonArray list : lists) {
                JsonString text = onlyText(list);
                if (text != null) {
                    edits.replace(list, Edits.written(line, text));
                }
            }
        } else {
            strings.forEach(string ->
                    edits.replace(string, "[{\"type\":\"text\",\"text\":" + Edits.written(line, string) + "}]"));
        }
    }

    /** {@return the text that is all of a list of parts, or null} */
    private static @Nullable JsonString onlyText(JsonArray parts) {
        return parts.values().size() == 1
                        && parts.values().get(0) instanceof JsonObject part
                        && part.members().size() == 2
                        && part.get("type") instanceof JsonString type
                        && type.contentEquals("text")
                ? part.string("text")
                : null;
    }
}
