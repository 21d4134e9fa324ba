package io.github.tuneprep.rules.roles;

import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.Message;
import io.github.tuneprep.example.Role;
import io.github.tuneprep.rule.ChatRule;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.Quoted;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import java.util.List;
import java.util.Map;

/** Reports: a message stands behind one that it may not follow. */
public final class RoleOutOfTurn implements ChatRule {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("role-out-of-turn")
            .severity(Severity.ERROR)
            .special()
            .summary("a message stands behind one that it may not follow")
            .why("""
                    Fireworks checks before an upload that the user follows the assistant, the assistant a user or a tool, and a tool the assistant or another tool. Instructions do not count.""")
            .bad("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"user","content":"Hello?"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .provider("fireworks")
            .references(
                    "github.com/fw-ai/cookbook commit d7365fd, skills/fireworks-training/references/choose-method.md (2026-08-11)")
            .build();

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public boolean ordersTurns() {
        return true;
    }

    @Override
    public void check(ChatExample example, Facts facts, FindingSink findings) {
        Map<String, List<String>> order = facts.target().provider().turnOrder();
        String before = "";
        for (Message message : example.messages()) {
            String role = message.role();
            if (role.equals(Role.SYSTEM)) {
                continue;
            }
            List<String> mayFollow = order.get(role);
            // Who may begin, and which roles there are, are rules of their own.
            if (mayFollow != null && order.containsKey(before) && !mayFollow.contains(before)) {
                findings.report(
                        message.source(),
                        "message from " + Quoted.name(role) + " stands behind one from " + Quoted.name(before)
                                + ", expected " + String.join(" or ", mayFollow));
            }
            before = role;
        }
    }
}
