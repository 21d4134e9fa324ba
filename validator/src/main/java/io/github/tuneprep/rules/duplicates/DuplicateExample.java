package io.github.tuneprep.rules.duplicates;

import io.github.tuneprep.rule.DatasetFacts;
import io.github.tuneprep.rule.DatasetRule;
import io.github.tuneprep.rule.DatasetSink;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import io.github.tuneprep.rule.Statistic;

/** Reports: an example occurs twice. */
public final class DuplicateExample implements DatasetRule<FingerprintIndex> {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("duplicate-example")
            .severity(Severity.WARNING)
            .summary("an example occurs twice")
            .why("""
                    A copy is billed and trained as often as it stands there, and weighs more than the others. Key order and white space between values do not matter.""")
            .bad("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
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
        state.forEachGroup(group -> group.forEachCopy((line, original) ->
                findings.report(line, "example is an exact copy of an earlier one", "of line " + original)));
    }
}
