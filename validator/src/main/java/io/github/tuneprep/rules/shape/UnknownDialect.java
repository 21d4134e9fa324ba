package io.github.tuneprep.rules.shape;

import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;

/** Reports: line shows no known format. */
public final class UnknownDialect {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("unknown-dialect")
            .severity(Severity.ERROR)
            .summary("line shows no known format")
            .why("""
                    The keys of a line tell its format. Without messages, or prompt and completion, no provider can read it.""")
            .bad("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    {"question":"Hi","answer":"Hello!"}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .references("OpenAI server message: Example 1 is missing key 'messages'")
            .prevents(
                    "Expected file to have JSONL format with prompt/completion keys",
                    "Unexpected file format, expected either prompt/completion pairs or chat messages.")
            .build();

    private UnknownDialect() {}
}
