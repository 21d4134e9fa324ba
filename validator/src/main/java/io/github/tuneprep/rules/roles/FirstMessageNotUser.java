package io.github.tuneprep.rules.roles;

import io.github.tuneprep.catalogue.Method;
import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.Message;
import io.github.tuneprep.example.Role;
import io.github.tuneprep.rule.ChatRule;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.Quoted;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;

/** Reports: the conversation does not begin with the user. */
public final class FirstMessageNotUser implements ChatRule {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("first-message-not-user")
            .severity(Severity.ERROR)
            .special()
            .summary("the conversation does not begin with the user")
            .why("""
                    Some trainers want the first message behind the instructions to be from the user and refuse the file.""")
            .bad("""
                    {"messages":[{"role":"assistant","content":"Hello!"}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .provider("fireworks")
            .references(
                    "github.com/fw-ai/cookbook commit d7365fd, skills/fireworks-training/references/choose-method.md")
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
        for (Message message : example.messages()) {
            if (message.role().equals(Role.SYSTEM)) {
                continue;
            }
            // A role that is not known has its own finding.
            if (!message.role().equals(Role.USER)
                    && facts.target().provider().roles().contains(message.role())) {
                findings.report(
                        message.source(), "first message is from " + Quoted.name(message.role()) + ", expected user");
            }
            return;
        }
        // Where the answer is in the conversation, its lack has a finding of its own.
        boolean isQuestion = facts.target().isReinforcement() || facts.target().method() == Method.DPO;
        if (isQuestion && !example.messages().isEmpty()) {
            findings.report(example.turns(), "there are only instructions, expected a message of the user");
        }
    }
}
