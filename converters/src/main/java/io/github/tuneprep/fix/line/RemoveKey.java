package io.github.tuneprep.fix.line;

import io.github.tuneprep.fix.Edits;
import io.github.tuneprep.fix.LineFix;
import io.github.tuneprep.json.JsonArray;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Takes out what does not belong.
 *
 * @param rule the name of the rule
 * @param isSafe whether what is taken out means nothing to anybody
 */
public record RemoveKey(String rule, boolean isSafe) implements LineFix {
    /** What the model is to learn with and other formats hold beside the messages: instructions, and functions. */
    private static final List<String> OF_OTHER_FORMATS = List.of(
            "system",
            "system_prompt",
            "systemInstruction",
            "system_instruction",
            "instructions",
            "tools",
            "functions",
            "available_tools",
            "toolConfig");

    /** What a pair holds in its input. */
    private static final List<String> OF_QUESTIONS = List.of("messages", "parallel_tool_calls");

    @Override
    public String summary() {
        return "takes the key out, with its value";
    }

    @Override
    public void fix(byte[] line, JsonObject root, JsonValue where, Edits edits) {
        JsonObject parent = root.parentOf(where);
        if (parent != null
                && parent.members().size() > 1
                && !isMisspelt(parent, parent.indexOf(where))
                && !(belongsElsewhere(root, where) && !isEmpty(where))) {
            edits.remove(parent, parent.indexOf(where));
        }
    }

    private static boolean belongsElsewhere(JsonObject root, JsonValue where) {
        boolean isPair = root.get("input") instanceof JsonObject;
        return Stream.concat(OF_OTHER_FORMATS.stream(), isPair ? OF_QUESTIONS.stream() : Stream.of())
                .anyMatch(key -> root.get(key) == where);
    }

    private static boolean isEmpty(JsonValue value) {
        return value.isNull()
                || value instanceof JsonArray list && list.values().isEmpty();
    }

    /** What another key is missing for, such as Role, is not taken out. */
    private static boolean isMisspelt(JsonObject parent, int member) {
        String name = parent.members().get(member).name();
        String usual = name.strip().toLowerCase(Locale.ROOT);
        return !usual.equals(name) && !parent.has(usual);
    }
}
