package io.github.tuneprep.rules.content;

import io.github.tuneprep.rule.DatasetFacts;
import io.github.tuneprep.rule.DatasetRule;
import io.github.tuneprep.rule.DatasetSink;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import io.github.tuneprep.rule.Statistic;

/** Reports: completions have no common ending. */
public final class NoCommonEnding implements DatasetRule<Completions> {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("no-common-ending")
            .severity(Severity.WARNING)
            .summary("completions have no common ending")
            .why("""
                    Models that continue a text do not know when to stop unless every completion ends in the same way, such as a line feed or END. OpenAI's preparation tool added one.""")
            .bad("""
                    {"prompt":"Ticket 1 ->","completion":" billing"}
                    {"prompt":"Ticket 2 ->","completion":" network"}
                    """)
            .good("""
                    {"prompt":"Ticket 1 ->","completion":" billing\\n"}
                    {"prompt":"Ticket 2 ->","completion":" network\\n"}
                    """)
            .references("github.com/openai/openai-python commit e43b4224, src/openai/lib/_validators.py")
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
        if (state.examples > 1 && !state.isUniform() && !state.areLabels() && !state.hasCommonEnding()) {
            findings.report("completions have no common ending, expected for example a line feed at the end of each");
        }
    }
}
