package io.github.tuneprep.fix.line;

import io.github.tuneprep.fix.Edits;
import io.github.tuneprep.fix.LineFix;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.json.JsonValue;
import java.util.Set;

/** Parts of texts get the type that they have here. */
public final class PlainTextPart implements LineFix {
    // Types of OpenAI's Responses API (github.com/openai/openai-openapi, InputTextContent and OutputTextContent).
    private static final Set<String> OF_RESPONSES = Set.of("input_text", "output_text");

    @Override
    public String rule() {
        return "unknown-content-part";
    }

    @Override
    public boolean isSafe() {
        return true;
    }

    @Override
    public String summary() {
        return "makes text of the types input_text and output_text";
    }

    @Override
    public void fix(byte[] line, JsonObject root, JsonValue where, Edits edits) {
        JsonObject part = root.parentOf(where);
        if (where instanceof JsonString type
                && OF_RESPONSES.contains(type.text())
                && part != null
                && part.string("text") != null) {
            edits.replace(where, "\"text\"");
        }
    }
}
