package io.github.tuneprep.rules.limits;

import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;

/** Reports: training takes more tokens than a job may have. */
public final class TooManyJobTokens {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("too-many-job-tokens")
            .severity(Severity.ERROR)
            .summary("training takes more tokens than a job may have")
            .why("""
                    Azure bounds the tokens of a job, those of the training file times the epochs, at two billion.""")
            .good("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .references("github.com/MicrosoftDocs/azure-ai-docs, articles/foundry fine-tuning pages (2026-10-06)")
            .build();

    private TooManyJobTokens() {}
}
