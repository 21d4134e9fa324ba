package io.github.tuneprep.rules.roles;

import io.github.tuneprep.catalogue.Target;
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

/** Reports: a role the provider does not document for this format. */
public final class UndocumentedRole implements ChatRule {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("undocumented-role")
            .severity(Severity.WARNING)
            .summary("a role the provider does not document for this format")
            .why("""
                    The role is known elsewhere at the provider, but not listed for tuning files. Whether the server takes it is not documented.""")
            .bad("""
                    {"messages":[{"role":"developer","content":"Be kind."},{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .good("""
                    {"messages":[{"role":"system","content":"Be kind."},{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .references("github.com/openai/openai-openapi commit 9a72a42, FineTuneChatRequestInput")
            .build();

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public boolean needsAnswer() {
        return true;
    }

    @Override
    public boolean concerns(Target target) {
        return !target.provider().undocumentedRoles().isEmpty();
    }

    @Override
    public void check(ChatExample example, Facts facts, FindingSink findings) {
        List<String> undocumented = facts.target().provider().undocumentedRoles();
        for (Message message : example.messages()) {
            if (undocumented.contains(message.role())) {
                findings.report(
                        Objects.requireNonNull(message.source().get("role")),
                        "role " + Quoted.name(message.role()) + " is not documented for this format");
            }
        }
    }
}
