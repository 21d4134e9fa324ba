package io.github.tuneprep.rules.limits;

import io.github.tuneprep.catalogue.Dated;
import io.github.tuneprep.catalogue.Limit;
import io.github.tuneprep.example.Split;
import io.github.tuneprep.rule.DatasetFacts;
import io.github.tuneprep.rule.DatasetRule;
import io.github.tuneprep.rule.DatasetSink;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import io.github.tuneprep.rule.Statistic;

/** Reports: dataset has too many examples. */
public final class TooManyExamples implements DatasetRule<NoState> {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("too-many-examples")
            .severity(Severity.ERROR)
            .summary("dataset has too many examples")
            .why("""
                    The job is refused above the provider's maximum, which is smaller for a validation dataset.""")
            .bad("")
            .good("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    """)
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
        boolean training = facts.split() == Split.TRAINING;
        Limit limit = training ? Limit.MAX_EXAMPLES : Limit.MAX_VALIDATION_EXAMPLES;
        Dated<Long> maximum = facts.target().limit(limit);
        long examples = facts.filledLines();
        if (maximum != null && examples > maximum.value()) {
            findings.report("dataset has " + examples + " lines of examples, "
                    + facts.target().setterOf(limit) + " takes at most " + maximum.value()
                    + (training ? "" : " for validation"));
        }
    }
}
