package io.github.tuneprep.rules.limits;

import io.github.tuneprep.catalogue.Dated;
import io.github.tuneprep.catalogue.Limit;
import io.github.tuneprep.example.Split;
import io.github.tuneprep.rule.DatasetFacts;
import io.github.tuneprep.rule.DatasetRule;
import io.github.tuneprep.rule.DatasetSink;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import io.github.tuneprep.rule.Statistic;
import java.util.Locale;

/** Reports: file is larger than the provider takes. */
public final class FileTooLarge implements DatasetRule<NoState> {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("file-too-large")
            .severity(Severity.ERROR)
            .summary("file is larger than the provider takes")
            .why("""
                    The upload of a larger file is refused; split it, or leave examples out.""")
            .bad("""

                    """)
            .good("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    """)
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
        Dated<Long> ofValidation =
                facts.split() == Split.VALIDATION ? facts.target().limit(Limit.MAX_VALIDATION_FILE_BYTES) : null;
        Dated<Long> limit = ofValidation == null ? facts.target().limit(Limit.MAX_FILE_BYTES) : ofValidation;
        if (limit != null && facts.bytes() > limit.value()) {
            findings.report(String.format(
                    Locale.ROOT,
                    "file has %,d bytes, %s takes at most %,d%s",
                    facts.bytes(),
                    facts.target()
                            .setterOf(ofValidation == null ? Limit.MAX_FILE_BYTES : Limit.MAX_VALIDATION_FILE_BYTES),
                    limit.value(),
                    ofValidation == null ? "" : " for validation"));
        }
    }
}
