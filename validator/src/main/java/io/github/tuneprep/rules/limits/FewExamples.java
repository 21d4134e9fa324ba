package io.github.tuneprep.rules.limits;

import io.github.tuneprep.catalogue.Dated;
import io.github.tuneprep.catalogue.Limit;
import io.github.tuneprep.catalogue.Target;
import io.github.tuneprep.example.Split;
import io.github.tuneprep.rule.DatasetFacts;
import io.github.tuneprep.rule.DatasetRule;
import io.github.tuneprep.rule.DatasetSink;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import io.github.tuneprep.rule.Statistic;

/** Reports: training dataset has fewer examples than are advised. */
public final class FewExamples implements DatasetRule<NoState> {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("few-examples")
            .severity(Severity.INFO)
            .summary("training dataset has fewer examples than are advised")
            .why("""
                    The job is accepted, but few examples seldom change a model for the better. OpenAI's guide begins with fifty and sees clear gains from fifty to a hundred; Fireworks advises a thousand.""")
            .good("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .references(
                    "OpenAI supervised fine-tuning guide, mirror github.com/piercecohen1/openai-docs commit de09146",
                    "github.com/fw-ai/cookbook commit d7365fd, skills/fireworks-training/references/choose-method.md (2026-08-11)")
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
        Target target = facts.target();
        Dated<Long> minimum = target.limit(Limit.MIN_EXAMPLES);
        Dated<Long> advised = target.limit(Limit.ADVISED_EXAMPLES);
        long examples = facts.filledLines();
        // Fewer than the minimum is an error, which has a rule of its own.
        boolean isAccepted = examples > 0 && (minimum == null || examples >= minimum.value());
        if (facts.split() == Split.TRAINING && advised != null && isAccepted && examples < advised.value()) {
            findings.report("dataset has " + examples + (examples == 1 ? " line" : " lines") + " of examples, "
                    + target.setterOf(Limit.ADVISED_EXAMPLES) + " advises to begin with " + advised.value());
        }
    }
}
