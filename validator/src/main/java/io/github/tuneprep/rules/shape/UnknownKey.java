package io.github.tuneprep.rules.shape;

import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;

/** Reports: a message, a part of its content or a tool has a key the format does not know. */
public final class UnknownKey {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("unknown-key")
            .severity(Severity.WARNING)
            .summary("a message, a part of its content or a tool has a key the format does not know")
            .why("""
                    What a server does with keys it does not know inside a message is not documented. The value is not trained on.""")
            .bad("""
                    {"messages":[{"role":"user","content":"Hi","mood":"good"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .build();

    private UnknownKey() {}
}
