package io.github.tuneprep.fix.line;

import io.github.tuneprep.fix.Edits;
import io.github.tuneprep.fix.LineFix;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.json.JsonValue;
import java.util.Locale;

/** Roles of other formats get the name they have here: the assistant of OpenAI's is the model in Gemini's. */
public final class CanonicalRole implements LineFix {
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
        return "gives roles such as human, bot and developer the names they have here";
    }

    @Override
    public void fix(byte[] line, JsonObject root, JsonValue where, Edits edits) {
        if (where instanceof JsonString role) {
            String name = nameOf(role.text().strip().toLowerCase(Locale.ROOT));
            String here = root.has("contents") && name.equals("assistant") ? "model" : name;
            if (!here.isEmpty() && !role.contentEquals(here)) {
                edits.replace(where, Edits.quote(here));
            }
        }
    }

    /** {@return the name of a role that people write otherwise, "" for others} */
    private static String nameOf(String written) {
        return switch (written) {
            // ShareGPT says human and gpt (github.com/lm-sys/FastChat, data format); the rest are names people write.
            case "human", "user", "customer" -> "user";
            case "gpt", "bot", "chatbot", "ai", "model", "assistant" -> "assistant";
            // OpenAI's newer word for the same, reported where the provider knows the older one only.
            case "developer", "system" -> "system";
            default -> "";
        };
    }
}
