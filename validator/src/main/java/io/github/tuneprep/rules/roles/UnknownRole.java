package io.github.tuneprep.rules.roles;

import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.Message;
import io.github.tuneprep.rule.ChatRule;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.Quoted;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import java.util.List;
import java.util.Objects;

/** Reports: a role the provider does not know. */
public final class UnknownRole implements ChatRule {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("unknown-role")
            .severity(Severity.ERROR)
            .summary("a role the provider does not know")
            .why("""
                    Roles are exact words in lower case. Spellings such as User, bot or human are refused, and the text behind them is never trained on.""")
            .bad("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"bot","content":"Hello!"}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .references("github.com/openai/openai-openapi commit 9a72a42, FineTuneChatRequestInput")
            .build();

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(ChatExample example, Facts facts, FindingSink findings) {
        List<String> roles = facts.target().roles();
        for (Message message : example.messages()) {
            if (!roles.contains(message.role())
                    && !facts.target().provider().undocumentedRoles().contains(message.role())) {
                findings.report(
                        Objects.requireNonNull(message.source().get("role")),
                        "role " + Quoted.name(message.role()) + " is not one of " + String.join(", ", roles));
            }
        }
    }
}
