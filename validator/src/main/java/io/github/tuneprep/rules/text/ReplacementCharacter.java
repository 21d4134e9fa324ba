package io.github.tuneprep.rules.text;

import io.github.tuneprep.catalogue.Target;
import io.github.tuneprep.json.ByteScan;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import io.github.tuneprep.rule.TextRule;
import io.github.tuneprep.rule.Trigger;
import java.util.List;

/** Reports: a text holds the replacement character. */
public final class ReplacementCharacter implements TextRule {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("replacement-character")
            .severity(Severity.WARNING)
            .summary("a text holds the replacement character")
            .why("""
                    U+FFFD stands where a program met a byte that it could not read, so a letter is lost. The model learns to write the sign. Export the data again in its true encoding.""")
            .bad("""
                    {"messages":[{"role":"user","content":"Is it \ufffdt\ufffd yet?"},{"role":"assistant","content":"No."}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"Is it \u00e9t\u00e9 yet?"},{"role":"assistant","content":"No."}]}
                    """)
            .build();

    @Override
    public RuleInfo info() {
        return INFO;
    }

    private static final List<Trigger> TRIGGERS = List.of(Trigger.of("\u00EF\u00BF\u00BD"));

    @Override
    public List<Trigger> triggers() {
        return TRIGGERS;
    }

    @Override
    public void check(JsonString where, Target target, FindingSink findings) {
        byte[] text = where.textBytes();
        int from = where.textStart();
        int to = where.textEnd();
        if (where.hasLoneSurrogate()) {
            return; // read as U+FFFD, and a finding of its own
        }
        for (int at = ByteScan.indexOf(text, from, to, (byte) 0xEF);
                at + 2 < to;
                at = ByteScan.indexOf(text, at + 1, to, (byte) 0xEF)) {
            if ((text[at + 1] & 0xFF) == 0xBF && (text[at + 2] & 0xFF) == 0xBD) {
                findings.report(where, "text holds the replacement character U+FFFD");
                return;
            }
        }
    }
}
