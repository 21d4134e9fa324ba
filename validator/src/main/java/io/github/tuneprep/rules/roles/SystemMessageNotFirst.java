package io.github.tuneprep.rules.roles;

import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.Message;
import io.github.tuneprep.example.Role;
import io.github.tuneprep.rule.ChatRule;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;

/** Reports: a system message stands behind other messages. */
public final class SystemMessageNotFirst implements ChatRule {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("system-message-not-first")
            .severity(Severity.WARNING)
            .summary("a system message stands behind other messages")
            .why("""
                    Instructions belong in the first message, as they will stand when the model is used. A later one is a copy error more often than a wish.""")
            .bad("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"system","content":"Be kind."},{"role":"assistant","content":"Hello!"}]}
                    """)
            .good("""
                    {"messages":[{"role":"system","content":"Be kind."},{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .build();

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(ChatExample example, Facts facts, FindingSink findings) {
        if (!facts.target().roles().contains(Role.SYSTEM)) {
            // A role that is not taken has its own finding.
            return;
        }
        boolean begun = false;
        for (Message message : example.messages()) {
            boolean instructs = message.role().equals(Role.SYSTEM);
            if (instructs && begun) {
                findings.report(message.source(), "system message stands behind other messages");
            }
            begun |= !instructs;
        }
    }
}
