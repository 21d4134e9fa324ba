package io.github.tuneprep.rules.content;

import io.github.tuneprep.example.CompletionExample;
import io.github.tuneprep.rule.ExampleRule;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;

/** Reports: a completion is empty. */
public final class EmptyCompletion implements ExampleRule<CompletionExample> {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("empty-completion")
            .severity(Severity.WARNING)
            .summary("a completion is empty")
            .why("""
                    A model that is trained on empty completions learns to stop at once. OpenAI's preparation tool removed such rows.""")
            .bad("""
                    {"prompt":"Hi ->","completion":" "}
                    """)
            .good("""
                    {"prompt":"Hi ->","completion":" Hello!"}
                    """)
            .references("github.com/openai/openai-python commit e43b4224, src/openai/lib/_validators.py")
            .build();

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Class<CompletionExample> appliesTo() {
        return CompletionExample.class;
    }

    @Override
    public void check(CompletionExample example, Facts facts, FindingSink findings) {
        if (example.completion().isBlank()) {
            findings.report(example.completion(), "completion holds nothing but white space");
        }
    }
}
