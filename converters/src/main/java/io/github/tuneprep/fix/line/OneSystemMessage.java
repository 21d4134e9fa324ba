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

/** Joins system messages at the beginning, with a blank line between their texts. */
public final class OneSystemMessage implements LineFix {
    @Override
    public String rule() {
        return "several-system-messages";
    }

    @Override
    public boolean isSafe() {
        return false;
    }

    @Override
    public String summary() {
        return "joins system messages at the beginning";
    }

    @Override
    public void fix(byte[] line, JsonObject root, JsonValue where, Edits edits) {
        if (!(root.get("messages") instanceof JsonArray messages)) {
            return;
        }
        List<String> texts = new ArrayList<>();
        for (JsonValue message : messages.values()) {
            JsonString text = instructions(message);
            if (text == null) {
                break;
            }
            texts.add(text.text());
        }
        if (texts.size() > 1) {
            int from = messages.values().get(0).start();
            int to = messages.values().get(texts.size() - 1).end();
            String joined = Edits.quote(String.join("\n\n", texts));
            edits.replace(from, to, "{\"role\":\"system\",\"content\":" + joined + "}");
        }
    }

    /** {@return the text of a system message that says nothing else, or null} */
    private static @Nullable JsonString instructions(JsonValue message) {
        return message instanceof JsonObject said
                        && said.members().size() == 2
                        && said.get("role") instanceof JsonString role
                        && role.contentEquals("system")
                        && said.get("content") instanceof JsonString text
                        && !text.hasLoneSurrogate()
                ? text
                : null;
    }
}
