package io.github.tuneprep.rules.text;

import io.github.tuneprep.catalogue.Target;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import io.github.tuneprep.rule.TextRule;
import io.github.tuneprep.rule.Trigger;
import java.util.List;

/** Reports: a text holds half of a surrogate pair. */
public final class LoneSurrogate implements TextRule {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("lone-surrogate")
            .severity(Severity.WARNING)
            .summary("a text holds half of a surrogate pair")
            .why("""
                    An escape such as \\ud83d without its second half is legal JSON but no character: it cannot be written as UTF-8, and clients fail on it or replace it.""")
            .bad("""
                    {"messages":[{"role":"user","content":"Hi \\ud83d"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .build();

    @Override
    public RuleInfo info() {
        return INFO;
    }

    /** U+FFFD, which is read in its place. */
    private static final List<Trigger> TRIGGERS = List.of(Trigger.of("\u00EF\u00BF\u00BD"));

    @Override
    public List<Trigger> triggers() {
        return TRIGGERS;
    }

    @Override
    public void check(JsonString where, Target target, FindingSink findings) {
        if (where.hasLoneSurrogate()) {
            findings.report(where, "text holds half of a surrogate pair");
        }
    }
}
