package io.github.tuneprep.rules.roles;

import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.Message;
import io.github.tuneprep.example.Role;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.KeyRule;
import io.github.tuneprep.rule.Quoted;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import java.util.Map;

/** Reports: a message has a key that belongs to another role. */
public final class KeyOnOtherRole implements KeyRule {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("key-on-other-role")
            .severity(Severity.WARNING)
            .summary("a message has a key that belongs to another role")
            .why("""
                    Only the assistant refuses and speaks, and only a tool message answers a call by its id. What the server does with such a key elsewhere is not documented.""")
            .bad("""
                    {"messages":[{"role":"user","content":"Hi","refusal":"No."},{"role":"assistant","content":"Hello!"}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .references("github.com/openai/openai-openapi commit 9a72a42, FineTuneChatRequestInput")
            .build();

    /** The only role that may have a key. */
    private static final Map<String, String> OWNERS = Map.of(
            "refusal", Role.ASSISTANT,
            "audio", Role.ASSISTANT,
            "tool_call_id", Role.TOOL);

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(ChatExample example, Facts facts, FindingSink findings) {
        check(OWNERS, example, findings);
    }

    /** Reports keys on messages of others than the only role that may have them. */
    static void check(Map<String, String> owners, ChatExample example, FindingSink findings) {
        for (Message message : example.messages()) {
            for (JsonObject.Member member : message.source().members()) {
                String owner = owners.get(member.name());
                // Exports that write null for every absent value are left alone.
                if (owner != null
                        && !owner.equals(message.role())
                        && !member.value().isNull()) {
                    findings.report(
                            member.value(),
                            member.name() + " stands on a " + Quoted.name(message.role()) + " message, expected "
                                    + owner);
                }
            }
        }
    }
}
