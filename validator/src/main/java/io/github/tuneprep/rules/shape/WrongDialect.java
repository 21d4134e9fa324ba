package io.github.tuneprep.rules.shape;

import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;

/** Reports: line is in a format the target does not take. */
public final class WrongDialect {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("wrong-dialect")
            .severity(Severity.ERROR)
            .summary("line is in a format the target does not take")
            .why("""
                    Each base model and method takes its own format. A file in another one is refused when the job starts.""")
            .bad("""
                    {"contents":[{"role":"user","parts":[{"text":"Hi"}]},{"role":"model","parts":[{"text":"Hello!"}]}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .references(
                    "OpenAI server message: Unexpected file format, expected either prompt/completion pairs or chat messages")
            .prevents(
                    "Example 1 is missing key 'input'.",
                    "Example 1 is missing key 'messages'.",
                    "Input file is in the fine-tune-chat format, but the specified fine-tuning job is not using 'supervised' as the training method (provided method=dpo).")
            .build();

    private WrongDialect() {}
}
