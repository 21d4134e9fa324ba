package io.github.tuneprep.rules.limits;

import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;

/** Reports: training reads the dataset more often than the provider takes. */
public final class TooManyEpochs {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("too-many-epochs")
            .severity(Severity.ERROR)
            .summary("training reads the dataset more often than the provider takes")
            .why("""
                    OpenAI takes 1 to 50 epochs, or auto. A job that asks for more is refused.""")
            .good("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .references("github.com/openai/openai-openapi commit 9a72a42, CreateFineTuningJobRequest")
            .build();

    private TooManyEpochs() {}
}
