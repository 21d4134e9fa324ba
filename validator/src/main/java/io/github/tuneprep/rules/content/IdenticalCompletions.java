package io.github.tuneprep.rules.content;

import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.Example;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.rule.DatasetFacts;
import io.github.tuneprep.rule.DatasetRule;
import io.github.tuneprep.rule.DatasetSink;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import io.github.tuneprep.rule.Statistic;
import org.jspecify.annotations.Nullable;

/** Reports: every answer is the same. */
public final class IdenticalCompletions implements DatasetRule<IdenticalCompletions.Answers> {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("identical-completions")
            .severity(Severity.WARNING)
            .summary("every answer is the same")
            .why("""
                    There is nothing to tell apart: the model learns to write one text whatever it reads. It is mostly a constant column of an export.""")
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

    /** A few conversations may well end in the same word. */
    private static final int FEWEST_CONVERSATIONS = 20;

    /** The one answer that there is so far. */
    static final class Answers {
        private long examples;
        private boolean chat;
        private boolean different;
        private @Nullable String only;

        private void add(String answer) {
            different |= only != null && !only.equals(answer);
            only = answer;
        }
    }

    private static final Statistic<Answers> STATISTIC = new Statistic<>() {
        @Override
        public Answers newState() {
            return new Answers();
        }

        @Override
        public void add(Answers state, Example example, Facts facts) {
            JsonString answer = state.different ? null : Texts.answer(example);
            state.different |= answer == null && example instanceof ChatExample;
            if (answer != null) {
                state.examples++;
                state.chat |= example instanceof ChatExample;
                state.add(answer.text());
            }
        }

        @Override
        public Answers merge(Answers left, Answers right) {
            left.examples += right.examples;
            left.chat |= right.chat;
            left.different |= right.different;
            if (right.only != null) {
                left.add(right.only);
            }
            return left;
        }
    };

    @Override
    public Statistic<Answers> statistic() {
        return STATISTIC;
    }

    @Override
    public void finish(Answers state, DatasetFacts facts, DatasetSink findings) {
        if (!state.different && state.examples >= (state.chat ? FEWEST_CONVERSATIONS : 2)) {
            findings.report("every answer is the same text");
        }
    }
}
