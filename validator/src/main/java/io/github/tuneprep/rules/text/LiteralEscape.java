package io.github.tuneprep.rules.text;

import io.github.tuneprep.catalogue.Target;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import io.github.tuneprep.rule.TextRule;
import io.github.tuneprep.rule.Trigger;
import java.util.List;

/** Reports: a text spells its line ends as backslash and n. */
public final class LiteralEscape implements TextRule {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("literal-escape")
            .severity(Severity.INFO)
            .summary("a text spells its line ends as backslash and n")
            .why("""
                    A text that was escaped twice shows a backslash and an n where a line should end, and holds no line end itself. The model learns to write the two letters.""")
            .bad("""
                    {"messages":[{"role":"user","content":"List two."},{"role":"assistant","content":"1. One\\\\n2. Two\\\\n"}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"List two."},{"role":"assistant","content":"1. One\\n2. Two\\n"}]}
                    """)
            .build();

    @Override
    public RuleInfo info() {
        return INFO;
    }

    private static final List<Trigger> TRIGGERS = List.of(Trigger.of("\\n"));

    @Override
    public List<Trigger> triggers() {
        return TRIGGERS;
    }

    @Override
    public void check(JsonString where, Target target, FindingSink findings) {
        byte[] text = where.textBytes();
        int from = where.textStart();
        int to = where.textEnd();
        if (text[from] == '{' || text[from] == '[') {
            return; // JSON inside of a text, where the escape is one
        }
        int spelt = 0;
        for (int at = from; at < to; at++) {
            if (text[at] == '\n') {
                return; // has line ends: the spelt ones are meant, as in code
            }
            boolean escape = text[at] == '\\' && at + 1 < to && text[at + 1] == 'n';
            // A path and a formula go on with small letters.
            boolean word = at + 2 < to && text[at + 2] >= 'a' && text[at + 2] <= 'z';
            spelt += escape && !word ? 1 : 0;
        }
        if (spelt >= 2) {
            findings.report(where, "text spells its line ends as backslash and n");
        }
    }
}
