package io.github.tuneprep.rules.content;

import io.github.tuneprep.rule.DatasetFacts;
import io.github.tuneprep.rule.DatasetRule;
import io.github.tuneprep.rule.DatasetSink;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import io.github.tuneprep.rule.Statistic;

/** Reports: all prompts begin with the same words. */
public final class CommonPromptBeginning implements DatasetRule<Prompts> {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("common-prompt-beginning")
            .severity(Severity.INFO)
            .summary("all prompts begin with the same words")
            .why("""
                    Words that every prompt begins with cost tokens in each example and in each call, and the tuned model does not need them. OpenAI's preparation tool took them out.""")
            .bad("""
                    {"prompt":"Sort this support ticket into a queue: number one ->","completion":" billing\\n"}
                    {"prompt":"Sort this support ticket into a queue: number two ->","completion":" network\\n"}
                    """)
            .good("""
                    {"prompt":"Ticket one ->","completion":" billing\\n"}
                    {"prompt":"Ticket two ->","completion":" network\\n"}
                    """)
            .references("github.com/openai/openai-python commit e43b4224, src/openai/lib/_validators.py")
            .build();

    // As the preparation tool has it.
    private static final int LONG = 12;

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
        if (state.prompts > 1 && state.beginning().length() >= LONG) {
            findings.report("all prompts begin with the same " + LONG + " letters or more");
        }
    }
}
