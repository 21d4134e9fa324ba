package io.github.tuneprep.rules.duplicates;

import io.github.tuneprep.rule.DatasetSink;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import io.github.tuneprep.rule.SplitRule;
import io.github.tuneprep.rule.Statistic;

/** Reports: a validation example is also a training example. */
public final class ValidationExampleInTraining implements SplitRule<FingerprintIndex> {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("validation-example-in-training")
            .severity(Severity.ERROR)
            .summary("a validation example is also a training example")
            .why("""
                    Validation measures what the model has not seen. An example that is in both files makes the measured loss look better than it is.""")
            .bad("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .validation("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    """, """
                    {"messages":[{"role":"user","content":"Hey"},{"role":"assistant","content":"Good day!"}]}
                    """)
            .references("OpenAI API reference: training and validation data must not overlap (read 2026-08-21)")
            .build();

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Statistic<FingerprintIndex> statistic() {
        return FingerprintIndex.STATISTIC;
    }

    @Override
    public void compare(FingerprintIndex training, FingerprintIndex validation, DatasetSink validationFindings) {
        validation.forEachGroup(group -> {
            FingerprintIndex.Group trained = training.withPrompt(group.prompt());
            if (trained == null) {
                return;
            }
            group.forEach((example, line) -> {
                long trainingLine = trained.lineOf(example);
                if (trainingLine > 0) {
                    validationFindings.report(
                            line, "example also stands in the training dataset", "training line " + trainingLine);
                }
            });
        });
    }
}
