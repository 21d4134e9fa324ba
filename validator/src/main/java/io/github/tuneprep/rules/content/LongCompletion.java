package io.github.tuneprep.rules.content;

import io.github.tuneprep.example.CompletionExample;
import io.github.tuneprep.rule.ExampleRule;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;

/** Reports: a completion is very long. */
public final class LongCompletion implements ExampleRule<CompletionExample> {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("long-completion")
            .severity(Severity.INFO)
            .summary("a completion is very long")
            .why("""
                    The models that complete texts could read at most 2,049 tokens when OpenAI wrote its preparation tool, which warned of more. Newer ones read more, and still a completion of that size is often a whole document by mistake.""")
            .bad("{\"prompt\":\"Label ->\",\"completion\":\" " + "so ".repeat(2_100) + "\\\\n\"}\n")
            .good("""
                    {"prompt":"Label ->","completion":" short"}
                    """)
            .references("github.com/openai/openai-python commit e43b4224, src/openai/lib/_validators.py")
            .build();

    @Override
    public RuleInfo info() {
        return INFO;
    }

    private static final int MOST_TOKENS = 2_048;

    @Override
    public Class<CompletionExample> appliesTo() {
        return CompletionExample.class;
    }

    @Override
    public void check(CompletionExample example, Facts facts, FindingSink findings) {
        int tokens = facts.tokens().ofMessage(1);
        if (tokens > MOST_TOKENS) {
            findings.report(
                    example.completion(), "completion has more than " + MOST_TOKENS + " tokens", tokens + " tokens");
        }
    }
}
