package io.github.tuneprep.fix.line;

import io.github.tuneprep.fix.Edits;
import io.github.tuneprep.fix.LineFix;
import io.github.tuneprep.json.JsonArray;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.json.JsonValue;
import java.util.Locale;

/**
 * The older {@code functions} become {@code tools}, with the calls and the answers to them. Not safe: the calls get ids
 * that nobody wrote, and the tuned model answers with tool calls instead of function calls.
 */
public final class FunctionsToTools implements LineFix {
    @Override
    public String rule() {
        return "legacy-functions";
    }

    @Override
    public boolean isSafe() {
        return false;
    }

    @Override
    public String summary() {
        return "turns functions and function_call into tools and tool_calls";
    }

    @Override
    public void fix(byte[] line, JsonObject root, JsonValue where, Edits edits) {
        if (!(root.get("functions") instanceof JsonArray functions)
                || root.has("tools")
                || !(root.get("messages") instanceof JsonArray messages)) {
            return;
        }
        for (JsonObject.Member member : root.members()) {
            if (member.value() == functions) {
                edits.rename(line, member, "tools");
            }
        }
        for (JsonValue function : functions.values()) {
            edits.replace(function, "{\"type\":\"function\",\"function\":" + Edits.written(line, function) + "}");
        }
        int calls = 0;
        for (JsonValue item : messages.values()) {
            if (item instanceof JsonObject message) {
                calls += call(line, message, calls, edits);
                answer(line, message, calls, edits);
            }
        }
    }

    /** {@return how many calls the message makes: one or none} */
    private static int call(byte[] line, JsonObject message, int before, Edits edits) {
        for (JsonObject.Member member : message.members()) {
            if (member.name().equals("function_call") && member.value() instanceof JsonObject call) {
                edits.rename(line, member, "tool_calls");
                edits.replace(
                        call,
                        "[{\"id\":" + Edits.quote(id(before + 1)) + ",\"type\":\"function\",\"function\":"
                                + Edits.written(line, call) + "}]");
                return 1;
            }
        }
        return 0;
    }

    private static void answer(byte[] line, JsonObject message, int calls, Edits edits) {
        JsonString role = message.string("role");
        if (role == null || !role.contentEquals("function") || calls == 0) {
            return;
        }
        edits.replace(role, "\"tool\"");
        for (JsonObject.Member member : message.members()) {
            if (member.name().equals("name")) {
                edits.rename(line, member, "tool_call_id");
                edits.replace(member.value(), Edits.quote(id(calls)));
            }
        }
    }

    /** {@return an id for a call that has none: nine letters and digits, which every provider takes} */
    public static String id(int number) {
        return String.format(Locale.ROOT, "call%05d", number);
    }
}
