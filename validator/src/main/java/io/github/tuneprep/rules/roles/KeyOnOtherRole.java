package io.github.tuneprep.rules.roles;

import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.Message;
import io.github.tuneprep.example.Role;
import io.github.tuneprep.json.JsonValue;
import io.github.tuneprep.rule.ChatRule;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.Quoted;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import java.util.List;

/** Reports: a message has a key that belongs to another role. */
public final class KeyOnOtherRole implements ChatRule {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("key-on-other-role")
            .severity(Severity.WARNING)
            .summary("a message has a key that belongs to another role")
            .why("""
                    Only the assistant calls functions and refuses, and only a tool message answers a call by its id. What the server does with such a key elsewhere is not documented.""")
            .bad("""
                    {"messages":[{"role":"user","content":"Hi","refusal":"No."},{"role":"assistant","content":"Hello!"}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .references("github.com/openai/openai-openapi commit 9a72a42, FineTuneChatRequestInput")
            .build();

    private static final List<String> OF_ASSISTANT = List.of("refusal", "audio", "tool_calls", "function_call");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(ChatExample example, Facts facts, FindingSink findings) {
        for (Message message : example.messages()) {
            if (!message.isAssistant()) {
                for (String key : OF_ASSISTANT) {
                    check(message, key, Role.ASSISTANT, findings);
                }
            }
            if (!message.role().equals(Role.TOOL)) {
                check(message, "tool_call_id", Role.TOOL, findings);
            }
        }
    }

    /** Exports that write null for every absent value are left alone. */
    private static void check(Message message, String key, String owner, FindingSink findings) {
        JsonValue value = message.source().get(key);
        if (value != null && !value.isNull()) {
            findings.report(value, key + " stands on a " + Quoted.name(message.role()) + " message, expected " + owner);
        }
    }
}
