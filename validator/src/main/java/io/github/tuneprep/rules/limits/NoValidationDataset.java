package io.github.tuneprep.rules.limits;

import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;

/** Reports that a training dataset is checked alone for a method that asks for a validation dataset, too. */
public final class NoValidationDataset {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("no-validation-dataset")
            .severity(Severity.INFO)
            .special()
            .summary("reinforcement fine-tuning needs a validation dataset as well")
            .why("""
                    A reinforcement job reads a training file and a test file, and is not made without the second. Given with --validation it is checked, too, and held against the first.""")
            .bad("""
                    {"messages":[{"role":"user","content":"What is 6 times 7?"}],"answer":"42"}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"What is 6 times 7?"}],"answer":"42"}
                    """)
            .references("OpenAI guide on reinforcement fine-tuning: a training and a test dataset (copy of 2026)")
            .build();

    private NoValidationDataset() {}
}
