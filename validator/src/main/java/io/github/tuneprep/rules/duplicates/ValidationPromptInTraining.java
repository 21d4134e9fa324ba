package io.github.tuneprep.rules.duplicates;

import io.github.tuneprep.rule.DatasetSink;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import io.github.tuneprep.rule.SplitRule;
import io.github.tuneprep.rule.Statistic;
import java.util.List;
import java.util.Map;

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
            long prompt = group.get(0).prompt();
            List<FingerprintIndex.Entry> candidates = prompt == 0 ? List.of() : training.withPrompt(prompt);
            if (candidates.isEmpty()) {
                return;
            }
            Map<Long, Long> trainingLines = FingerprintIndex.firstLines(candidates);
            for (FingerprintIndex.Entry entry : group) {
                if (!trainingLines.containsKey(entry.example())) {
                    validationFindings.report(
                            entry.line(),
                            "prompt is also asked in the training dataset, with another answer",
                            "training line " + candidates.get(0).line());
                }
            }
        });
    }
}
