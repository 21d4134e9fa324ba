package io.github.tuneprep.rules.limits;

import io.github.tuneprep.example.Split;
import io.github.tuneprep.rule.DatasetFacts;
import io.github.tuneprep.rule.DatasetRule;
import io.github.tuneprep.rule.DatasetSink;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import io.github.tuneprep.rule.Statistic;

/** Reports: base model can soon no longer be tuned. */
public final class RetiringModel implements DatasetRule<NoState> {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("retiring-model")
            .severity(Severity.WARNING)
            .summary("base model can soon no longer be tuned")
            .why("""
                    The provider has announced the day on which it stops the model or takes no more tuning jobs.""")
            .bad("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .model("gpt-4.1-2025-04-14", "gpt-3.5-turbo-0125")
            .build();

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Statistic<NoState> statistic() {
        return NoState.STATISTIC;
    }

    @Override
    public void finish(NoState state, DatasetFacts facts, DatasetSink findings) {
        Lifecycle end = Lifecycle.of(facts.target());
        if (facts.split() == Split.TRAINING && end != null && !end.isOver()) {
            findings.report(end.describe());
        }
    }
}
