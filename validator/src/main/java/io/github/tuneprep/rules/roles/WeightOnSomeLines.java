package io.github.tuneprep.rules.roles;

import io.github.tuneprep.example.Example;
import io.github.tuneprep.example.ReinforcementExample;
import io.github.tuneprep.rule.DatasetFacts;
import io.github.tuneprep.rule.DatasetRule;
import io.github.tuneprep.rule.DatasetSink;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.Lines;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import io.github.tuneprep.rule.Statistic;

/** Reports: some examples have a weight as a whole, and others have none. */
public final class WeightOnSomeLines implements DatasetRule<WeightOnSomeLines.Weighted> {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("weight-on-some-lines")
            .severity(Severity.ERROR)
            .special()
            .summary("some examples have a weight as a whole, and others have none")
            .why("""
                    Fireworks multiplies the loss of an example by the weight at the top of its line. It is on every line or on none.""")
            .bad("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}],"weight":0.5}
                    {"messages":[{"role":"user","content":"Hey"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}],"weight":0.5}
                    {"messages":[{"role":"user","content":"Hey"},{"role":"assistant","content":"Hello!"}],"weight":1}
                    """)
            .provider("fireworks")
            .references("docs.fireworks.ai, supervised fine-tuning (read 2026)")
            .build();

    private static final Statistic<Weighted> STATISTIC = new Statistic<>() {
        @Override
        public Weighted newState() {
            return new Weighted();
        }

        @Override
        public void add(Weighted state, Example example, Facts facts) {
            if (example instanceof ReinforcementExample) {
                return; // a field of the grader
            }
            (example.source().has("weight") ? state.with : state.without).add(example.line());
        }

        @Override
        public Weighted merge(Weighted left, Weighted right) {
            left.with = left.with.merge(right.with);
            left.without = left.without.merge(right.without);
            return left;
        }
    };

    /** The lines that have a weight, and those that do not. */
    static final class Weighted {
        private Lines with = new Lines();
        private Lines without = new Lines();
    }

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Statistic<Weighted> statistic() {
        return STATISTIC;
    }

    @Override
    public void finish(Weighted state, DatasetFacts facts, DatasetSink findings) {
        if (state.with.count() > 0 && state.without.count() > 0) {
            // The fewer ones are the odd ones.
            boolean areMissing = state.without.count() <= state.with.count();
            long others = (areMissing ? state.with : state.without).count();
            findings.report(
                    areMissing ? state.without : state.with,
                    "example has " + (areMissing ? "no weight, " : "a weight, ") + others
                            + (others == 1 ? " other has " : " others have ") + (areMissing ? "one" : "none"));
        }
    }
}
