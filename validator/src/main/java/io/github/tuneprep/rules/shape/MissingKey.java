package io.github.tuneprep.rules.shape;

import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;

/** Reports: a required key is missing. */
public final class MissingKey {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("missing-key")
            .severity(Severity.ERROR)
            .summary("a required key is missing")
            .why("""
                    The server checks every line against a schema and refuses the job at the first key that is missing.""")
            .bad("""
                    {"messages":[{"content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .references(
                    "OpenAI server message of 2024: Invalid file format. Example 100, message 2 Discriminator 'role' is missing in value")
            .prevents(
                    "Missing required column role in message on line 3.",
                    "Invalid file format. Example 100, message 2 Discriminator 'role' is missing in value")
            .build();

    private MissingKey() {}
}
