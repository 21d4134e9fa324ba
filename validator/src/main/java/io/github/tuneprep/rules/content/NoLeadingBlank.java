package io.github.tuneprep.rules.content;

import io.github.tuneprep.rule.DatasetFacts;
import io.github.tuneprep.rule.DatasetRule;
import io.github.tuneprep.rule.DatasetSink;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import io.github.tuneprep.rule.Statistic;

/** Reports: completions do not begin with a blank. */
public final class NoLeadingBlank implements DatasetRule<Completions> {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("no-leading-blank")
            .severity(Severity.WARNING)
            .summary("completions do not begin with a blank")
            .why("""
                    The old completion models split words with the blank before them, so that a completion learns best when it begins with one. OpenAI's preparation tool added it.""")
            .bad("""
                    {"prompt":"Is it open? ->","completion":"yes\\n"}
                    {"prompt":"Is it shut? ->","completion":"no\\n"}
                    """)
            .good("""
                    {"prompt":"Is it open? ->","completion":" yes\\n"}
                    {"prompt":"Is it shut? ->","completion":" no\\n"}
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
        if (state.examples > 1 && 2 * state.withLeadingBlank < state.examples) {
            findings.report("most completions do not begin with a blank");
        }
    }
}
