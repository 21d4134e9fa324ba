package io.github.tuneprep.rules.limits;

import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;

/** Reports: the suffix for the name of the tuned model is none that the provider takes. */
public final class InvalidSuffix {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("invalid-suffix")
            .severity(Severity.ERROR)
            .summary("the suffix for the name of the tuned model is none that the provider takes")
            .why("""
                    The job asks for a name that the tuned model shall bear; it is given with --suffix. OpenAI takes 1 to 64 characters (40 until August 2023, then 18), and Azure no dots. Who wants none leaves it out: null is refused.""")
            .good("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .references(
                    "github.com/openai/openai-openapi commit 9a72a42, CreateFineTuningJobRequest",
                    "github.com/MicrosoftDocs/azure-ai-docs, articles/foundry fine-tuning pages")
            .prevents("None is not of type 'string' - 'suffix'")
            .build();

    private InvalidSuffix() {}
}
