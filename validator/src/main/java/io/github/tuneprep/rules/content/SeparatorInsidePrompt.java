package io.github.tuneprep.rules.content;

import io.github.tuneprep.rule.DatasetFacts;
import io.github.tuneprep.rule.DatasetRule;
import io.github.tuneprep.rule.DatasetSink;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import io.github.tuneprep.rule.Statistic;

/** Reports: a prompt holds its separator twice. */
public final class SeparatorInsidePrompt implements DatasetRule<Prompts> {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("separator-inside-prompt")
            .severity(Severity.WARNING)
            .summary("a prompt holds its separator twice")
            .why("""
                    The sign that ends every prompt stands inside of this one, too, so that the model cannot tell where the prompt ends.""")
            .bad("""
                    {"prompt":"Ticket -> one ->","completion":" billing\\n"}
                    {"prompt":"Ticket two ->","completion":" network\\n"}
                    """)
            .good("""
                    {"prompt":"Ticket one ->","completion":" billing\\n"}
                    {"prompt":"Ticket two ->","completion":" network\\n"}
                    """)
            .references("github.com/openai/openai-python commit e43b4224, src/openai/lib/_validators.py")
            .build();

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Statistic<Prompts> statistic() {
        return Prompts.STATISTIC;
    }

    @Override
    public void finish(Prompts state, DatasetFacts facts, DatasetSink findings) {
        if (state.prompts > 1 && state.separatorInside().count() > 0) {
            findings.report(
                    state.separatorInside(), "prompt holds the separator that ends all prompts before its end, too");
        }
    }
}
