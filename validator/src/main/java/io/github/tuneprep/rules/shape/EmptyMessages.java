package io.github.tuneprep.rules.shape;

import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;

/** Reports: the list of messages is empty. */
public final class EmptyMessages {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("empty-messages")
            .severity(Severity.ERROR)
            .summary("the list of messages is empty")
            .why("""
                    The format asks for at least one message, and without one there is nothing to learn.""")
            .bad("""
                    {"messages":[]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .prevents("Conversation must have at least one message")
            .references(
                    "github.com/mistralai/mistral-common commit bc022b9, protocol/instruct/validator.py (read 2026-11-24)")
            .build();

    private EmptyMessages() {}
}
