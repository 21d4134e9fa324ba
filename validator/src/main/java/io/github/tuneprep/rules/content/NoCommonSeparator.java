package io.github.tuneprep.rules.content;

import io.github.tuneprep.rule.DatasetFacts;
import io.github.tuneprep.rule.DatasetRule;
import io.github.tuneprep.rule.DatasetSink;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import io.github.tuneprep.rule.Statistic;

/** Reports: prompts have no common ending. */
public final class NoCommonSeparator implements DatasetRule<Prompts> {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("no-common-separator")
            .severity(Severity.WARNING)
            .summary("prompts have no common ending")
            .why("""
                    Models that continue a text do not know where the prompt ends and their answer begins unless every prompt ends in the same signs, such as ->. OpenAI's preparation tool added one.""")
            .bad("""
                    {"prompt":"Ticket one","completion":" billing\\n"}
                    {"prompt":"Ticket two","completion":" network\\n"}
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
        String usual = state.usualSeparator();
        if (state.prompts > 1 && state.ending().isEmpty() && usual != null) {
            findings.report(
                    state.without(usual),
                    "prompt does not end in '" + usual.replace("\n", "\\n") + "', as most others do");
        } else if (state.prompts > 1 && state.ending().isEmpty()) {
            findings.report("prompts have no common ending, expected for example -> at the end of each");
        }
    }
}
