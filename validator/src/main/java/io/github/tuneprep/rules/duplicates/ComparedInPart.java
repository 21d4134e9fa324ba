package io.github.tuneprep.rules.duplicates;

import io.github.tuneprep.rule.DatasetFacts;
import io.github.tuneprep.rule.DatasetRule;
import io.github.tuneprep.rule.DatasetSink;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import io.github.tuneprep.rule.Statistic;

/** Reports: there is no memory to compare all examples. */
public final class ComparedInPart implements DatasetRule<FingerprintIndex> {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("compared-in-part")
            .severity(Severity.WARNING)
            .summary("there is no memory to compare all examples")
            .why("""
                    Copies, other answers to one prompt and leaks into validation are found by a fingerprint of each example, 24 bytes. Where all of them take more than an eighth of the memory that Java has, only some prompts are compared; by their words, from a third of that number on. Give Java more memory, such as JAVA_OPTS=-Xmx2g.""")
            .good("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
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
        if (state.share() > 1) {
            findings.report("one of " + state.share() + " prompts was compared with others, there is no memory for all "
                    + state.size() + " examples");
        }
    }
}
