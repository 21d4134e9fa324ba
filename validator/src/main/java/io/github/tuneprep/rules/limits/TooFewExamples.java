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

/** Reports: training dataset has too few examples. */
public final class TooFewExamples implements DatasetRule<NoState> {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("too-few-examples")
            .severity(Severity.ERROR)
            .summary("training dataset has too few examples")
            .why("""
                    The job is refused below the provider's minimum. Fifty good examples are a better start.""")
            .bad("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"Hi 0"},{"role":"assistant","content":"Hello!"}]}
                    {"messages":[{"role":"user","content":"Hi 1"},{"role":"assistant","content":"Hello!"}]}
                    {"messages":[{"role":"user","content":"Hi 2"},{"role":"assistant","content":"Hello!"}]}
                    {"messages":[{"role":"user","content":"Hi 3"},{"role":"assistant","content":"Hello!"}]}
                    {"messages":[{"role":"user","content":"Hi 4"},{"role":"assistant","content":"Hello!"}]}
                    {"messages":[{"role":"user","content":"Hi 5"},{"role":"assistant","content":"Hello!"}]}
                    {"messages":[{"role":"user","content":"Hi 6"},{"role":"assistant","content":"Hello!"}]}
                    {"messages":[{"role":"user","content":"Hi 7"},{"role":"assistant","content":"Hello!"}]}
                    {"messages":[{"role":"user","content":"Hi 8"},{"role":"assistant","content":"Hello!"}]}
                    {"messages":[{"role":"user","content":"Hi 9"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .references(
                    "OpenAI server message of 2024: Training file has 7 example(s), but must have at least 10 examples")
            .prevents("invalid_n_examples: Training file has 7 example(s), but must have at least 10 examples")
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
        Dated<Long> minimum = facts.target().least(Limit.MIN_EXAMPLES, facts.dialect());
        long examples = facts.filledLines();
        if (facts.split() == Split.TRAINING && minimum != null && examples > 0 && examples < minimum.value()) {
            findings.report("dataset has " + examples + (examples == 1 ? " line" : " lines") + " of examples, "
                    + facts.target().setterOf(Limit.MIN_EXAMPLES) + " asks for at least " + minimum.value());
        }
    }
}
