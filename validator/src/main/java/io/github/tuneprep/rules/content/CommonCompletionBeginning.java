package io.github.tuneprep.rules.content;

import io.github.tuneprep.rule.DatasetFacts;
import io.github.tuneprep.rule.DatasetRule;
import io.github.tuneprep.rule.DatasetSink;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import io.github.tuneprep.rule.Statistic;

/** Reports: all completions begin with the same words. */
public final class CommonCompletionBeginning implements DatasetRule<Completions> {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("common-completion-beginning")
            .severity(Severity.INFO)
            .summary("all completions begin with the same words")
            .why("""
                    Words that every completion begins with cost tokens and say nothing. OpenAI's preparation tool took them out.""")
            .bad("""
                    {"prompt":"Ticket one ->","completion":" The queue of it is billing\\n"}
                    {"prompt":"Ticket two ->","completion":" The queue of it is network\\n"}
                    """)
            .good("""
                    {"prompt":"Ticket one ->","completion":" billing\\n"}
                    {"prompt":"Ticket two ->","completion":" network\\n"}
                    """)
            .references("github.com/openai/openai-python commit e43b4224, src/openai/lib/_validators.py")
            .build();

    // As the preparation tool has it.
    private static final int LONG = 5;

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
        if (state.examples > 1
                && !state.isUniform()
                && state.beginning().strip().length() >= LONG) {
            findings.report("all completions begin with the same " + LONG + " letters or more");
        }
    }
}
