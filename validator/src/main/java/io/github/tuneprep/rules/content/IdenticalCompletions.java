package io.github.tuneprep.rules.content;

import io.github.tuneprep.rule.DatasetFacts;
import io.github.tuneprep.rule.DatasetRule;
import io.github.tuneprep.rule.DatasetSink;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import io.github.tuneprep.rule.Statistic;

/** Reports: every completion is the same. */
public final class IdenticalCompletions implements DatasetRule<Completions> {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("identical-completions")
            .severity(Severity.WARNING)
            .summary("every completion is the same")
            .why("""
                    There is nothing to tell apart: the model learns to write one text whatever it reads.""")
            .bad("""
                    {"prompt":"Ticket 0 ->","completion":" billing\\n"}
                    {"prompt":"Ticket 1 ->","completion":" billing\\n"}
                    {"prompt":"Ticket 2 ->","completion":" billing\\n"}
                    """)
            .good("""
                    {"prompt":"Ticket 1 ->","completion":" billing\\n"}
                    {"prompt":"Ticket 2 ->","completion":" network\\n"}
                    """)
            .build();

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Statistic<Completions> statistic() {
        return Completions.STATISTIC;
    }

    @Override
    public void finish(Completions state, DatasetFacts facts, DatasetSink findings) {
        if (state.examples > 1 && state.isUniform()) {
            findings.report("every completion is the same text");
        }
    }
}
