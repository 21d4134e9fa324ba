package io.github.tuneprep.rules.limits;

import io.github.tuneprep.example.Split;
import io.github.tuneprep.rule.DatasetFacts;
import io.github.tuneprep.rule.DatasetRule;
import io.github.tuneprep.rule.DatasetSink;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import io.github.tuneprep.rule.Statistic;

/** Reports: the base model is tuned without a validation dataset. */
public final class ValidationNotUsed implements DatasetRule<NoState> {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("validation-not-used")
            .severity(Severity.WARNING)
            .special()
            .summary("the base model is tuned without a validation dataset")
            .why("""
                    Amazon's guide says that a validation dataset is passed over for Nova 2 Lite; its checker takes none. Its examples are better used for training.""")
            .bad("")
            .good("""
                    {"schemaVersion":"bedrock-conversation-2024","messages":[{"role":"user","content":[{"text":"Hi"}]},{"role":"assistant","content":[{"text":"Hello!"}]}]}
                    """)
            .provider("bedrock")
            .model("amazon.nova-2-lite-v1:0", "amazon.nova-2-lite-v1:0")
            .references("docs.aws.amazon.com, Nova 2 user guide, fine-tuning (copy read 2026)")
            .build();

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Statistic<NoState> statistic() {
        return NoState.STATISTIC;
    }

    @Override
    public void finish(NoState state, DatasetFacts facts, DatasetSink findings) {
        if (facts.split() == Split.VALIDATION) {
            String who = facts.target().model() == null
                    ? facts.target().provider().title()
                    : facts.target().model().id();
            findings.report("dataset is for validation, which " + who + " is tuned without");
        }
    }
}
