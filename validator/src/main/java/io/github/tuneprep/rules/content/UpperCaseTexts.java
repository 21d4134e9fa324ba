package io.github.tuneprep.rules.content;

import io.github.tuneprep.example.CompletionExample;
import io.github.tuneprep.example.Example;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.rule.DatasetFacts;
import io.github.tuneprep.rule.DatasetRule;
import io.github.tuneprep.rule.DatasetSink;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import io.github.tuneprep.rule.Statistic;

/** Reports: more than a third of the letters are capitals. */
public final class UpperCaseTexts implements DatasetRule<UpperCaseTexts.Letters> {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("upper-case-texts")
            .severity(Severity.INFO)
            .summary("more than a third of the letters are capitals")
            .why("""
                    Words in capitals are split into more tokens, and the model has seen few of them. OpenAI's preparation tool advised to write prompts and completions in lower case where that makes sense.""")
            .bad("""
                    {"prompt":"IS IT OPEN NOW? ->","completion":" yes\\n"}
                    {"prompt":"IS IT SHUT? ->","completion":" no\\n"}
                    """)
            .good("""
                    {"prompt":"Is it open now? ->","completion":" yes\\n"}
                    {"prompt":"Is it shut? ->","completion":" no\\n"}
                    """)
            .references("github.com/openai/openai-python commit e43b4224, src/openai/lib/_validators.py")
            .build();

    /** How many letters of either case there are. */
    static final class Letters {
        private final long[] upper = new long[2];
        private final long[] lower = new long[2];

        private void add(int part, JsonString text) {
            text.text().codePoints().forEach(c -> {
                upper[part] += Character.isUpperCase(c) ? 1 : 0;
                lower[part] += Character.isLowerCase(c) ? 1 : 0;
            });
        }
    }

    /** A few initials say nothing. */
    private static final int FEWEST_LETTERS = 15;

    private static final String[] PARTS = {"prompts", "completions"};

    private static final Statistic<Letters> STATISTIC = new Statistic<>() {
        @Override
        public Letters newState() {
            return new Letters();
        }

        @Override
        public void add(Letters state, Example example, Facts facts) {
            if (example instanceof CompletionExample completion) {
                state.add(0, completion.prompt());
                state.add(1, completion.completion());
            }
        }

        @Override
        public Letters merge(Letters left, Letters right) {
            for (int part = 0; part < PARTS.length; part++) {
                left.upper[part] += right.upper[part];
                left.lower[part] += right.lower[part];
            }
            return left;
        }
    };

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Statistic<Letters> statistic() {
        return STATISTIC;
    }

    @Override
    public void finish(Letters state, DatasetFacts facts, DatasetSink findings) {
        for (int part = 0; part < PARTS.length; part++) {
            long letters = state.upper[part] + state.lower[part];
            if (letters >= FEWEST_LETTERS && 2 * state.upper[part] > state.lower[part]) {
                findings.report(
                        100 * state.upper[part] / letters + " % of the letters in " + PARTS[part] + " are capitals");
            }
        }
    }
}
