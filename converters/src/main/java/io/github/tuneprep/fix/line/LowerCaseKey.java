package io.github.tuneprep.fix.line;

import io.github.tuneprep.fix.Edits;
import io.github.tuneprep.fix.LineFix;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonValue;
import java.util.Locale;

/** Keys with capital letters become lower case: all of a line that shows no format, else those that are found. */
public final class LowerCaseKey implements LineFix {
    @Override
    public String rule() {
        return "key-in-wrong-case";
    }

    @Override
    public boolean isSafe() {
        return true;
    }

    @Override
    public String summary() {
        return "writes keys such as Prompt and Messages in lower case";
    }

    @Override
    public void fix(byte[] line, JsonObject root, JsonValue where, Edits edits) {
        JsonObject parent = where == root ? root : root.parentOf(where);
        if (parent == null) {
            return;
        }
        for (JsonObject.Member member : parent.members()) {
            String lower = lowerCase(member);
            boolean only = parent.members().stream()
                            .filter(other -> lowerCase(other).equals(lower))
                            .count()
                    == 1;
            if (!lower.equals(member.name()) && only && (where == root || where == member.value())) {
                edits.rename(line, member, lower);
            }
        }
    }

    private static String lowerCase(JsonObject.Member member) {
        return member.name().strip().toLowerCase(Locale.ROOT);
    }
}
