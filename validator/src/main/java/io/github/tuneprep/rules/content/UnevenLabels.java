package io.github.tuneprep.rules.content;

import io.github.tuneprep.example.Example;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.rule.DatasetFacts;
import io.github.tuneprep.rule.DatasetRule;
import io.github.tuneprep.rule.DatasetSink;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import io.github.tuneprep.rule.Statistic;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reports: one label is far more frequent than the others together. */
public final class UnevenLabels implements DatasetRule<UnevenLabels.Labels> {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("uneven-labels")
            .severity(Severity.INFO)
            .summary("one label is far more frequent than the others together")
            .why("""
                    Where answers are labels, a model that always gives the most frequent one is already right most of the time, and learns little else. Add examples of the other labels.""")
            .bad("""
                    {"prompt":"Ticket 0 ->","completion":" billing\\n"}
                    {"prompt":"Ticket 1 ->","completion":" billing\\n"}
                    {"prompt":"Ticket 2 ->","completion":" billing\\n"}
                    {"prompt":"Ticket 3 ->","completion":" billing\\n"}
                    {"prompt":"Ticket 4 ->","completion":" billing\\n"}
                    {"prompt":"Ticket 5 ->","completion":" billing\\n"}
                    {"prompt":"Ticket 6 ->","completion":" billing\\n"}
                    {"prompt":"Ticket 7 ->","completion":" billing\\n"}
                    {"prompt":"Ticket 8 ->","completion":" billing\\n"}
                    {"prompt":"Ticket 9 ->","completion":" billing\\n"}
                    {"prompt":"Ticket 10 ->","completion":" billing\\n"}
                    {"prompt":"Ticket 11 ->","completion":" billing\\n"}
                    {"prompt":"Ticket 12 ->","completion":" billing\\n"}
                    {"prompt":"Ticket 13 ->","completion":" billing\\n"}
                    {"prompt":"Ticket 14 ->","completion":" billing\\n"}
                    {"prompt":"Ticket 15 ->","completion":" billing\\n"}
                    {"prompt":"Ticket 16 ->","completion":" billing\\n"}
                    {"prompt":"Ticket 17 ->","completion":" billing\\n"}
                    {"prompt":"Ticket 18 ->","completion":" billing\\n"}
                    {"prompt":"Ticket 19 ->","completion":" billing\\n"}
                    {"prompt":"Ticket 20 ->","completion":" billing\\n"}
                    {"prompt":"Ticket 21 ->","completion":" billing\\n"}
                    {"prompt":"Ticket 22 ->","completion":" billing\\n"}
                    {"prompt":"Ticket 23 ->","completion":" billing\\n"}
                    {"prompt":"Ticket 24 ->","completion":" billing\\n"}
                    {"prompt":"Ticket 25 ->","completion":" billing\\n"}
                    {"prompt":"Ticket 26 ->","completion":" billing\\n"}
                    {"prompt":"Ticket 27 ->","completion":" billing\\n"}
                    {"prompt":"Ticket 28 ->","completion":" billing\\n"}
                    {"prompt":"Ticket 29 ->","completion":" billing\\n"}
                    {"prompt":"Ticket 30 ->","completion":" billing\\n"}
                    {"prompt":"Ticket 31 ->","completion":" billing\\n"}
                    {"prompt":"Ticket 32 ->","completion":" billing\\n"}
                    {"prompt":"Ticket 33 ->","completion":" billing\\n"}
                    {"prompt":"Ticket 34 ->","completion":" billing\\n"}
                    {"prompt":"Ticket 35 ->","completion":" billing\\n"}
                    {"prompt":"Ticket 36 ->","completion":" billing\\n"}
                    {"prompt":"Ticket 37 ->","completion":" billing\\n"}
                    {"prompt":"Ticket 38 ->","completion":" network\\n"}
                    {"prompt":"Ticket 39 ->","completion":" network\\n"}
                    """)
            .good("""
                    {"prompt":"Ticket 0 ->","completion":" network\\n"}
                    {"prompt":"Ticket 1 ->","completion":" billing\\n"}
                    {"prompt":"Ticket 2 ->","completion":" network\\n"}
                    {"prompt":"Ticket 3 ->","completion":" billing\\n"}
                    {"prompt":"Ticket 4 ->","completion":" network\\n"}
                    {"prompt":"Ticket 5 ->","completion":" billing\\n"}
                    {"prompt":"Ticket 6 ->","completion":" network\\n"}
                    {"prompt":"Ticket 7 ->","completion":" billing\\n"}
                    {"prompt":"Ticket 8 ->","completion":" network\\n"}
                    {"prompt":"Ticket 9 ->","completion":" billing\\n"}
                    {"prompt":"Ticket 10 ->","completion":" network\\n"}
                    {"prompt":"Ticket 11 ->","completion":" billing\\n"}
                    {"prompt":"Ticket 12 ->","completion":" network\\n"}
                    {"prompt":"Ticket 13 ->","completion":" billing\\n"}
                    {"prompt":"Ticket 14 ->","completion":" network\\n"}
                    {"prompt":"Ticket 15 ->","completion":" billing\\n"}
                    {"prompt":"Ticket 16 ->","completion":" network\\n"}
                    {"prompt":"Ticket 17 ->","completion":" billing\\n"}
                    {"prompt":"Ticket 18 ->","completion":" network\\n"}
                    {"prompt":"Ticket 19 ->","completion":" billing\\n"}
                    {"prompt":"Ticket 20 ->","completion":" network\\n"}
                    {"prompt":"Ticket 21 ->","completion":" billing\\n"}
                    {"prompt":"Ticket 22 ->","completion":" network\\n"}
                    {"prompt":"Ticket 23 ->","completion":" billing\\n"}
                    {"prompt":"Ticket 24 ->","completion":" network\\n"}
                    {"prompt":"Ticket 25 ->","completion":" billing\\n"}
                    {"prompt":"Ticket 26 ->","completion":" network\\n"}
                    {"prompt":"Ticket 27 ->","completion":" billing\\n"}
                    {"prompt":"Ticket 28 ->","completion":" network\\n"}
                    {"prompt":"Ticket 29 ->","completion":" billing\\n"}
                    {"prompt":"Ticket 30 ->","completion":" network\\n"}
                    {"prompt":"Ticket 31 ->","completion":" billing\\n"}
                    {"prompt":"Ticket 32 ->","completion":" network\\n"}
                    {"prompt":"Ticket 33 ->","completion":" billing\\n"}
                    {"prompt":"Ticket 34 ->","completion":" network\\n"}
                    {"prompt":"Ticket 35 ->","completion":" billing\\n"}
                    {"prompt":"Ticket 36 ->","completion":" network\\n"}
                    {"prompt":"Ticket 37 ->","completion":" billing\\n"}
                    {"prompt":"Ticket 38 ->","completion":" network\\n"}
                    {"prompt":"Ticket 39 ->","completion":" billing\\n"}
                    """)
            .build();

    @Override
    public RuleInfo info() {
        return INFO;
    }

    /** Longer answers, and more kinds of them, are no labels. */
    private static final int LONGEST_LABEL = 60;

    private static final int MOST_LABELS = 50;
    private static final int FEWEST_EXAMPLES = 40;

    /** How often each answer occurs; null counts when they are no labels. */
    static final class Labels {
        private @Nullable Map<String, Long> counts = new HashMap<>();
        private long examples;

        private void add(String label, long times) {
            if (counts != null) {
                counts.merge(label, times, Long::sum);
                counts = counts.size() > MOST_LABELS ? null : counts;
            }
        }
    }

    private static final Statistic<Labels> STATISTIC = new Statistic<>() {
        @Override
        public Labels newState() {
            return new Labels();
        }

        @Override
        public void add(Labels state, Example example, Facts facts) {
            JsonString answer = state.counts == null ? null : Texts.answer(example);
            if (answer == null) {
                return;
            }
            state.examples++;
            if (answer.contentEnd() - answer.contentStart() > LONGEST_LABEL) {
                state.counts = null;
            } else {
                state.add(answer.text(), 1);
            }
        }

        @Override
        public Labels merge(Labels left, Labels right) {
            left.examples += right.examples;
            if (right.counts == null) {
                left.counts = null;
            } else {
                right.counts.forEach(left::add);
            }
            return left;
        }
    };

    @Override
    public Statistic<Labels> statistic() {
        return STATISTIC;
    }

    @Override
    public void finish(Labels state, DatasetFacts facts, DatasetSink findings) {
        Map<String, Long> counts = state.counts;
        if (counts == null || counts.size() < 2 || state.examples < FEWEST_EXAMPLES) {
            return;
        }
        long most = Collections.max(counts.values());
        if (10 * most >= 9 * state.examples) {
            findings.report("one of " + counts.size() + " labels is the answer of " + 100 * most / state.examples
                    + " % of the examples");
        }
    }
}
