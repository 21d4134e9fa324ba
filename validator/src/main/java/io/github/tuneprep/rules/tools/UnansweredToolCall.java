package io.github.tuneprep.rules.tools;

import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.Message;
import io.github.tuneprep.example.Role;
import io.github.tuneprep.example.ToolCall;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.FunctionRule;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reports: a call in the middle of a conversation has no answer. */
public final class UnansweredToolCall implements FunctionRule {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("unanswered-tool-call")
            .severity(Severity.WARNING)
            .summary("a call in the middle of a conversation has no answer")
            .why("""
                    A call that ends the example is normal, one that is passed over is not: the model learns to go on without the result. What the server does is not documented.""")
            .bad("""
                    {"messages":[{"role":"user","content":"Weather in Oslo?"},{"role":"assistant","tool_calls":[{"id":"call_1","type":"function","function":{"name":"weather","arguments":"{\\"city\\":\\"Oslo\\"}"}}]},{"role":"assistant","content":"3 degrees."}],"tools":[{"type":"function","function":{"name":"weather","parameters":{"type":"object","properties":{"city":{"type":"string"}}}}}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"Weather in Oslo?"},{"role":"assistant","tool_calls":[{"id":"call_1","type":"function","function":{"name":"weather","arguments":"{\\"city\\":\\"Oslo\\"}"}}]},{"role":"tool","tool_call_id":"call_1","content":"3 degrees"},{"role":"assistant","content":"3 degrees."}],"tools":[{"type":"function","function":{"name":"weather","parameters":{"type":"object","properties":{"city":{"type":"string"}}}}}]}
                    """)
            .prevents(
                    "An assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'. The following tool_call_ids did not have response messages: call_1",
                    "Not the same number of function calls and responses")
            .references(
                    "message of OpenAI's API for chats: github.com/aliasrobotics/cai issue 111 (2025-05-09)",
                    "github.com/mistralai/mistral-common commit bc022b9, protocol/instruct/validator.py (read 2026-11-24)")
            .build();

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(ChatExample example, Facts facts, FindingSink findings) {
        List<Message> messages = example.messages();
        for (int i = 0; i + 1 < messages.size(); i++) {
            List<ToolCall> calls = messages.get(i).toolCalls();
            // Nobody answers calls of other roles, which have a rule of their own.
            if (!calls.isEmpty() && messages.get(i).isAssistant()) {
                Answers answers = new Answers(messages, i + 1);
                for (ToolCall call : calls) {
                    if (!answers.isFor(call)) {
                        findings.report(call.source(), "call has no answer, and the conversation goes on");
                    }
                }
            }
        }
    }

    /** What stands directly behind the message that calls. */
    private static final class Answers {
        private final Set<String> ids = new HashSet<>();
        private final Set<String> functions = new HashSet<>();
        private boolean byTools;
        private boolean withoutId;

        Answers(List<Message> messages, int from) {
            for (int i = from; i < messages.size() && isResult(messages.get(i)); i++) {
                add(messages.get(i));
            }
        }

        private void add(Message message) {
            if (message.role().equals(Role.FUNCTION)) {
                if (message.name() != null) {
                    functions.add(message.name().text());
                }
            } else {
                byTools = true;
                withoutId |= message.answers().isEmpty();
                message.answers().forEach(id -> ids.add(id.text()));
            }
        }

        /** Where ids are left out, every answer may be the one. */
        boolean isFor(ToolCall call) {
            return withoutId
                    || (call.id() == null ? byTools : ids.contains(call.id().text()))
                    || functions.contains(call.name().text());
        }

        private static boolean isResult(Message message) {
            return message.isToolResult() || !message.answers().isEmpty();
        }
    }
}
