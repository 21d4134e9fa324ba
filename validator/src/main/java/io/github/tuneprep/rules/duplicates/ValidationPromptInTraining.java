package io.github.tuneprep.rules.duplicates;

import io.github.tuneprep.rule.DatasetSink;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import io.github.tuneprep.rule.SplitRule;
import io.github.tuneprep.rule.Statistic;

/** Reports: a validation prompt is also asked in training. */
public final class ValidationPromptInTraining implements SplitRule<FingerprintIndex> {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("validation-prompt-in-training")
            .severity(Severity.WARNING)
            .summary("a validation prompt is also asked in training")
            .why("""
                    The model has seen the question, with another answer. The measured loss says little about new questions.""")
            .bad("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .validation("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Good day!"}]}
                    """, """
                    {"messages":[{"role":"user","content":"Hey"},{"role":"assistant","content":"Good day!"}]}
                    """)
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
            FingerprintIndex.Group trained = group.prompt() == 0 ? null : training.withPrompt(group.prompt());
            if (trained == null) {
                return;
            }
            String where = "training line " + trained.firstLine();
            group.forEach((example, line) -> {
                if (trained.lineOf(example) == 0) {
                    validationFindings.report(
                            line, "prompt is also asked in the training dataset, with another answer", where);
                }
            });
        });
    }
}
