package io.github.tuneprep.rules.duplicates;

import io.github.tuneprep.rule.DatasetFacts;
import io.github.tuneprep.rule.DatasetRule;
import io.github.tuneprep.rule.DatasetSink;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import io.github.tuneprep.rule.Statistic;

/** Reports: an example has the same words as another. */
public final class NearDuplicateExample implements DatasetRule<FingerprintIndex> {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("near-duplicate-example")
            .severity(Severity.WARNING)
            .special()
            .summary("an example has the same words as another")
            .why("""
                    Order, case, accents, white space and punctuation are all that tells them apart, such as a template whose parts were swapped. Together they weigh more than others. Runs only where it is asked for, since it takes about a tenth of a check.""")
            .bad("""
                    {"messages":[{"role":"user","content":"How long does a wheel truing take?"},{"role":"assistant","content":"Half an hour."}]}
                    {"messages":[{"role":"user","content":"how long does truing a wheel take"},{"role":"assistant","content":"Half an hour"}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"How long does a wheel truing take?"},{"role":"assistant","content":"Half an hour."}]}
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
    public void finish(FingerprintIndex state, DatasetFacts facts, DatasetSink findings) {
        state.forEachGroup(group -> group.forEachLaterAnswer((line, first) ->
                findings.report(line, "example has the same words as an earlier one", "as line " + first)));
    }
}
