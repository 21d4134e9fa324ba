package io.github.tuneprep.fix.line;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.tuneprep.fix.Edits;
import io.github.tuneprep.fix.LineFix;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.json.JsonValue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Half of a surrogate pair becomes the replacement character. Not safe: what stood there is lost for good. */
public final class ReplaceLoneSurrogate implements LineFix {
    /** Escapes, so that a backslash that is escaped itself begins none. */
    private static final Pattern ESCAPE =
            Pattern.compile("\\\\(?:u(?<pair>[dD][89abAB]..\\\\u[dD][c-fC-F]..)|u(?<half>[dD][89a-fA-F]..)|.)");

    @Override
    public String rule() {
        return "lone-surrogate";
    }

    @Override
    public boolean isSafe() {
        return false;
    }

    @Override
    public String summary() {
        return "puts U+FFFD in place of half a surrogate pair";
    }

    @Override
    public void fix(byte[] line, JsonObject root, JsonValue where, Edits edits) {
        if (!(where instanceof JsonString)) {
            return;
        }
        String written = new String(line, where.start(), where.end() - where.start(), UTF_8);
        Matcher escape = ESCAPE.matcher(written);
        StringBuilder changed = new StringBuilder();
        while (escape.find()) {
            escape.appendReplacement(
                    changed, Matcher.quoteReplacement(escape.group("half") == null ? escape.group() : "\\ufffd"));
        }
        edits.replace(where, escape.appendTail(changed).toString());
    }
}
