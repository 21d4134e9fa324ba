package io.github.tuneprep.rules.duplicates;

import io.github.tuneprep.rule.DatasetFacts;
import io.github.tuneprep.rule.DatasetRule;
import io.github.tuneprep.rule.DatasetSink;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import io.github.tuneprep.rule.Statistic;

/** Reports: the same prompt has different answers. */
public final class SamePromptDifferentAnswer implements DatasetRule<FingerprintIndex> {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("same-prompt-different-answer")
            .severity(Severity.WARNING)
            .summary("the same prompt has different answers")
            .why("""
                    The model is trained towards answers that contradict each other and learns neither. Different system messages are different prompts. Where most examples share a prompt, several answers are wanted and the rule is silent.""")
            .bad("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Go away!"}]}
                    {"messages":[{"role":"user","content":"Open?"},{"role":"assistant","content":"Yes."}]}
                    {"messages":[{"role":"user","content":"Late?"},{"role":"assistant","content":"Yes."}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
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
    public void finish(FingerprintIndex state, DatasetFacts facts, DatasetSink findings) {
        long[] sharing = {0};
        state.forEachGroup(group -> sharing[0] += isContradictory(group) ? group.size() : 0);
        if (state.hasPairs() || 2 * sharing[0] * state.share() > state.size()) {
            // Several answers to most prompts are sampled on purpose.
            return;
        }
        state.forEachGroup(group -> {
            if (isContradictory(group)) {
                group.forEachLaterAnswer((line, first) -> findings.report(
                        line, "same prompt as an earlier example, with another answer", "see line " + first));
            }
        });
    }

    private static boolean isContradictory(FingerprintIndex.Group group) {
        return group.prompt() != 0 && group.hasSeveralAnswers();
    }
}
