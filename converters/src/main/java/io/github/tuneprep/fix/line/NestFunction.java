package io.github.tuneprep.fix.line;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.tuneprep.fix.Edits;
import io.github.tuneprep.fix.LineFix;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a function is called with, or declared by, goes under {@code function}. */
public final class NestFunction implements LineFix {
    /** What stays where it is. */
    private static final Set<String> OUTSIDE = Set.of("id", "type", "index");

    /** What Anthropic calls the parameters (github.com/anthropics/anthropic-sdk-python commit 052d9dd, ToolParam). */
    private static final String INPUT_SCHEMA = "input_schema";

    @Override
    public String rule() {
        return "flat-function";
    }

    @Override
    public boolean isSafe() {
        return true;
    }

    @Override
    public String summary() {
        return "puts name, parameters and arguments under the key function";
    }

    @Override
    public void fix(byte[] line, JsonObject root, JsonValue where, Edits edits) {
        if (!(where instanceof JsonObject flat) || flat.has("function")) {
            return;
        }
        JsonValue type = flat.get("type");
        boolean typed = type != null && !type.isNull();
        List<String> outside = new ArrayList<>();
        List<String> inside = new ArrayList<>();
        for (JsonObject.Member member : flat.members()) {
            if (member.name().equals("type") && !typed) {
                continue;
            }
            boolean renamed = member.name().equals(INPUT_SCHEMA) && !flat.has("parameters");
            int from = renamed ? member.value().start() : member.nameStart();
            String text = new String(line, from, member.value().end() - from, UTF_8);
            (OUTSIDE.contains(member.name()) ? outside : inside).add(renamed ? "\"parameters\":" + text : text);
        }
        if (!typed) {
            outside.add("\"type\":\"function\"");
        }
        outside.add("\"function\":{" + String.join(",", inside) + "}");
        edits.replace(flat, "{" + String.join(",", outside) + "}");
    }
}
