package io.github.tuneprep.fix.line;

import io.github.tuneprep.fix.Edits;
import io.github.tuneprep.fix.LineFix;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.json.JsonValue;
import java.util.Locale;
import java.util.Map;

/** Roles of other formats get the name they have here: the assistant of OpenAI's is the model in Gemini's. */
public final class CanonicalRole implements LineFix {
    // ShareGPT says human and gpt (github.com/lm-sys/FastChat, data format); the rest are names people write.
    private static final Map<String, String> NAMES = Map.of(
            "human", "user",
            "user", "user",
            "customer", "user",
            "gpt", "assistant",
            "bot", "assistant",
            "chatbot", "assistant",
            "ai", "assistant",
            "model", "assistant",
            "assistant", "assistant",
            "system", "system");

    @Override
    public String rule() {
        return "unknown-role";
    }

    @Override
    public boolean isSafe() {
        return true;
    }

    @Override
    public String summary() {
        return "gives roles such as human and bot the names they have here";
    }

    @Override
    public void fix(byte[] line, JsonObject root, JsonValue where, Edits edits) {
        if (where instanceof JsonString role) {
            String name = NAMES.get(role.text().strip().toLowerCase(Locale.ROOT));
            if (name == null) {
                return;
            }
            String here = root.has("contents") && name.equals("assistant") ? "model" : name;
            if (!role.contentEquals(here)) {
                edits.replace(where, Edits.quote(here));
            }
        }
    }
}
