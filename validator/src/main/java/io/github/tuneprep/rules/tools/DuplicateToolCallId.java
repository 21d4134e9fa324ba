package io.github.tuneprep.rules.tools;

import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.Message;
import io.github.tuneprep.example.ToolCall;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.FunctionRule;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import java.util.HashSet;
import java.util.Set;

/** Reports: two calls share an id. */
public final class DuplicateToolCallId implements FunctionRule {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("duplicate-tool-call-id")
            .severity(Severity.WARNING)
            .summary("two calls share an id")
            .why("""
                    An answer cannot say which of the two it belongs to. Ids hold for one message and its answers, at Amazon Bedrock for the conversation.""")
            .bad("""
                    {"messages":[{"role":"user","content":"Weather in Oslo?"},{"role":"assistant","tool_calls":[{"id":"call_1","type":"function","function":{"name":"weather","arguments":"{\\"city\\":\\"Oslo\\"}"}},{"id":"call_1","type":"function","function":{"name":"weather","arguments":"{\\"city\\":\\"Rome\\"}"}}]},{"role":"tool","tool_call_id":"call_1","content":"3 degrees"},{"role":"assistant","content":"3 degrees."}],"tools":[{"type":"function","function":{"name":"weather","parameters":{"type":"object","properties":{"city":{"type":"string"}}}}}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"Weather in Oslo?"},{"role":"assistant","tool_calls":[{"id":"call_1","type":"function","function":{"name":"weather","arguments":"{\\"city\\":\\"Oslo\\"}"}}]},{"role":"tool","tool_call_id":"call_1","content":"3 degrees"},{"role":"assistant","content":"3 degrees."}],"tools":[{"type":"function","function":{"name":"weather","parameters":{"type":"object","properties":{"city":{"type":"string"}}}}}]}
                    """)
            .prevents("Duplicate tool call id a1b2c3d4e in assistant message")
            .references(
                    "github.com/mistralai/mistral-common commit bc022b9, protocol/instruct/validator.py (read 2026-11-24)")
            .build();

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(ChatExample example, Facts facts, FindingSink findings) {
        boolean lasting = facts.target().provider().lastingCalls();
        Set<String> ids = new HashSet<>();
        for (Message message : example.messages()) {
            if (!lasting) {
                ids.clear();
            }
            for (ToolCall call : message.toolCalls()) {
                if (call.id() != null && !ids.add(call.id().text())) {
                    findings.report(
                            call.id(),
                            "two calls of one " + (lasting ? "conversation" : "message") + " have the same id");
                }
            }
        }
    }
}
