package io.github.tuneprep.rules.duplicates;

import io.github.tuneprep.rule.DatasetSink;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import io.github.tuneprep.rule.SplitRule;
import io.github.tuneprep.rule.Statistic;

/** Reports: a validation example has the same words as a training example. */
public final class NearValidationExampleInTraining implements SplitRule<FingerprintIndex> {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("near-validation-example-in-training")
            .severity(Severity.WARNING)
            .summary("a validation example has the same words as a training example")
            .why("""
                    Validation measures what the model has not seen. An example that differs from a training example in order, case, accents, white space and punctuation only has been seen.""")
            .bad("""
                    {"messages":[{"role":"user","content":"How long does a wheel truing take?"},{"role":"assistant","content":"Half an hour."}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"How long does a wheel truing take?"},{"role":"assistant","content":"Half an hour."}]}
                    """)
            .validation("""
                    {"messages":[{"role":"user","content":"how long does truing a wheel take"},{"role":"assistant","content":"Half an hour"}]}
                    """, """
                    {"messages":[{"role":"user","content":"How long does a repair take?"},{"role":"assistant","content":"A day."}]}
                    """)
            .build();

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Statistic<FingerprintIndex> statistic() {
        return WordBag.STATISTIC;
    }

    @Override
    public void compare(FingerprintIndex training, FingerprintIndex validation, DatasetSink validationFindings) {
        validation.forEachGroup(group -> {
            FingerprintIndex.Group trained = training.withPrompt(group.prompt());
            if (trained == null) {
                return;
            }
            String where = "as training line " + trained.firstLine();
            group.forEach((prompt, line) -> {
                // Whose prompt is the same has its own finding.
                if (trained.lineOf(prompt) == 0) {
                    validationFindings.report(line, "example has the same words as one of the training dataset", where);
                }
            });
        });
    }
}
