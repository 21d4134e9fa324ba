package io.github.tuneprep.rules.limits;

import io.github.tuneprep.catalogue.BaseModel;
import io.github.tuneprep.catalogue.Method;
import io.github.tuneprep.example.Split;
import io.github.tuneprep.rule.DatasetFacts;
import io.github.tuneprep.rule.DatasetRule;
import io.github.tuneprep.rule.DatasetSink;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import io.github.tuneprep.rule.Statistic;
import java.util.stream.Collectors;

/** Reports: base model cannot be tuned by this method. */
public final class WrongMethod implements DatasetRule<NoState> {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("wrong-method")
            .severity(Severity.ERROR)
            .summary("base model cannot be tuned by this method")
            .why("""
                    Each base model can be tuned by some methods only; the job is refused.""")
            .bad("""
                    {"input":{"messages":[{"role":"user","content":"Hi"}]},"preferred_output":[{"role":"assistant","content":"Hello!"}],"non_preferred_output":[{"role":"assistant","content":"What?"}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .model("gpt-3.5-turbo-0125", "gpt-4.1-2025-04-14")
            .references(
                    "Azure server message of 2026: Finetuning with o4-mini-2025-04-16 requires the reinforcement method of finetuning")
            .prevents("Finetuning with o4-mini-2025-04-16 requires the reinforcement method of finetuning.")
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
        BaseModel model = facts.target().model();
        Method method = facts.target().method();
        if (facts.split() == Split.TRAINING
                && model != null
                && method != null
                && !model.methods().contains(method)) {
            findings.report(model.id() + " cannot be tuned by " + method.label() + ", it takes "
                    + model.methods().stream().sorted().map(Method::label).collect(Collectors.joining(", ")));
        }
    }
}
