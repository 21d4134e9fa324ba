package io.github.tuneprep.rules.shape;

import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;

/** Reports: a value has the wrong type. */
public final class WrongType {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("wrong-type")
            .severity(Severity.ERROR)
            .summary("a value has the wrong type")
            .why("""
                    The server checks every line against a schema and refuses the job at the first value of another type.""")
            .bad("""
                    {"messages":[{"role":"user","content":7},{"role":"assistant","content":"Hello!"}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .references(
                    "OpenAI server message of 2024: Invalid file format. Line 1, message 3, key content: Input should be a valid string")
            .build();

    private WrongType() {}
}
