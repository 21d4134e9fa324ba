package io.github.tuneprep.fix.line;

import io.github.tuneprep.fix.Edits;
import io.github.tuneprep.fix.LineFix;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonValue;
import java.util.Locale;

/** Keys with capital letters become lower case. */
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
        for (JsonObject.Member member : root.members()) {
            String lower = member.name().strip().toLowerCase(Locale.ROOT);
            boolean only = root.members().stream()
                            .filter(other -> other.name()
                                    .strip()
                                    .toLowerCase(Locale.ROOT)
                                    .equals(lower))
                            .count()
                    == 1;
            if (!lower.equals(member.name()) && only) {
                edits.rename(line, member, lower);
            }
        }
    }
}
