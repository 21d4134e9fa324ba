package io.github.tuneprep.rules.vision;

import io.github.tuneprep.catalogue.Dated;
import io.github.tuneprep.catalogue.Limit;
import io.github.tuneprep.example.Split;
import io.github.tuneprep.rule.DatasetFacts;
import io.github.tuneprep.rule.DatasetRule;
import io.github.tuneprep.rule.DatasetSink;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import io.github.tuneprep.rule.Statistic;

/** Reports: training dataset has too many examples with images. */
public final class TooManyImageExamples implements DatasetRule<MediaExamples> {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("too-many-image-examples")
            .severity(Severity.ERROR)
            .summary("training dataset has too many examples with images")
            .why("""
                    Providers bound the examples with images of a file apart from the others: OpenAI and Azure at 50,000.""")
            .good("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .references("OpenAI vision fine-tuning guide, mirror github.com/piercecohen1/openai-docs commit de09146")
            .build();

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Statistic<MediaExamples> statistic() {
        return MediaExamples.STATISTIC;
    }

    @Override
    public void finish(MediaExamples state, DatasetFacts facts, DatasetSink findings) {
        Dated<Long> most = facts.target().limit(Limit.MAX_IMAGE_EXAMPLES);
        if (facts.split() == Split.TRAINING && most != null && state.withImages() > most.value()) {
            findings.report("dataset has " + state.withImages() + " examples with images, "
                    + facts.target().setterOf(Limit.MAX_IMAGE_EXAMPLES) + " takes at most " + most.value());
        }
    }
}
