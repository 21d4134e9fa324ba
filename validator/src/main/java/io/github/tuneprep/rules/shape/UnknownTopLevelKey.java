package io.github.tuneprep.rules.shape;

import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;

/** Reports: line has a key the format does not know. */
public final class UnknownTopLevelKey {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("unknown-top-level-key")
            .severity(Severity.ERROR)
            .summary("line has a key the format does not know")
            .why("""
                    For supervised tuning OpenAI refuses a file whose lines carry anything beside the keys of the format.""")
            .bad("""
                    {"id":7,"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .references("OpenAI server message of 2024: Invalid file format. Example 1 contains an extra weight")
            .prevents(
                    "Invalid file format. Example 1 contains an extra \"weight\".",
                    "Invalid file format. Example 536 contains an extra \"tools\".")
            .build();

    private UnknownTopLevelKey() {}
}
