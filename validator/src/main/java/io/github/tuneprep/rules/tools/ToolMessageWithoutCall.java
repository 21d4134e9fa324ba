package io.github.tuneprep.rules.tools;

import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.Message;
import io.github.tuneprep.example.Role;
import io.github.tuneprep.example.ToolCall;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.FunctionRule;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reports: a tool message answers no call. */
public final class ToolMessageWithoutCall implements FunctionRule {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("tool-message-without-call")
            .severity(Severity.WARNING)
            .summary("a tool message answers no call")
            .why("""
                    Its id matches no call of the assistant message before it, or one that has its answer. The chat API refuses that; what the tuning server does is not documented.""")
            .bad("""
                    {"messages":[{"role":"user","content":"Weather in Oslo?"},{"role":"tool","tool_call_id":"call_1","content":"3 degrees"},{"role":"assistant","content":"3 degrees."}],"tools":[{"type":"function","function":{"name":"weather","parameters":{"type":"object","properties":{"city":{"type":"string"}}}}}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"Weather in Oslo?"},{"role":"assistant","tool_calls":[{"id":"call_1","type":"function","function":{"name":"weather","arguments":"{\\"city\\":\\"Oslo\\"}"}}]},{"role":"tool","tool_call_id":"call_1","content":"3 degrees"},{"role":"assistant","content":"3 degrees."}],"tools":[{"type":"function","function":{"name":"weather","parameters":{"type":"object","properties":{"city":{"type":"string"}}}}}]}
                    """)
            .prevents(
                    "Invalid parameter: messages with role 'tool' must be a response to a preceeding message with 'tool_calls'.",
                    "More tool responses than tool calls")
            .references(
                    "message of OpenAI's API for chats: github.com/dimagi/open-chat-studio issue 1659 (2025-05-29)",
                    "github.com/mistralai/mistral-common commit bc022b9, protocol/instruct/validator.py (read 2026-11-24)")
            .build();

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(ChatExample example, Facts facts, FindingSink findings) {
        boolean lasting = facts.target().provider().lastingCalls();
        Map<String, Integer> open = new HashMap<>();
        for (Message message : example.messages()) {
            // A role that is not known has its own finding.
            boolean known = facts.target().roles().contains(message.role());
            for (JsonString answered : known ? answered(message) : List.<JsonString>of()) {
                Integer left = open.get(answered.text());
                if (left == null || left == 0) {
                    findings.report(
                            answered,
                            left == null
                                    ? "tool message answers no call of the assistant "
                                            + (lasting ? "before it" : "message before it")
                                    : "tool message answers a call that has its answer");
                } else {
                    open.merge(answered.text(), -1, Integer::sum);
                }
            }
            if (!message.isToolResult()) {
                if (!lasting) {
                    open.clear();
                }
                for (ToolCall call : message.toolCalls()) {
                    open.merge(
                            call.id() != null ? call.id().text() : call.name().text(), 1, Integer::sum);
                }
            }
        }
    }

    /** In the older format, the name of the function stands for the id of the call. */
    private static List<JsonString> answered(Message message) {
        JsonString name = message.role().equals(Role.FUNCTION) ? message.name() : null;
        return name == null ? message.answers() : List.of(name);
    }
}
