package io.github.tuneprep.rules.tools;

import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.Message;
import io.github.tuneprep.example.Role;
import io.github.tuneprep.example.ToolCall;
import io.github.tuneprep.rule.ChatRule;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import java.util.List;

/** Reports: a call in the middle of a conversation has no answer. */
public final class UnansweredToolCall implements ChatRule {
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
            .build();

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(ChatExample example, Facts facts, FindingSink findings) {
        List<Message> messages = example.messages();
        for (int i = 0; i + 1 < messages.size(); i++) {
            for (ToolCall call : messages.get(i).toolCalls()) {
                if (!isAnswered(call, messages, i + 1)) {
                    findings.report(call.source(), "call has no answer, and the conversation goes on");
                }
            }
        }
    }

    /** Answers stand directly behind the message that calls. */
    private static boolean isAnswered(ToolCall call, List<Message> messages, int from) {
        for (int i = from; i < messages.size() && isResult(messages.get(i)); i++) {
            if (isAnswered(call, messages.get(i))) {
                return true;
            }
        }
        return false;
    }

    /** Where ids are left out, every answer may be the one. */
    private static boolean isAnswered(ToolCall call, Message message) {
        if (message.role().equals(Role.FUNCTION)) {
            return message.name() != null
                    && message.name().text().equals(call.name().text());
        }
        return call.id() == null
                || message.answers().isEmpty()
                || message.answers().stream()
                        .anyMatch(id -> id.text().equals(call.id().text()));
    }

    private static boolean isResult(Message message) {
        return message.isToolResult() || !message.answers().isEmpty();
    }
}
