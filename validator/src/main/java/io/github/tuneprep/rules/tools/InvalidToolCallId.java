package io.github.tuneprep.rules.tools;

import io.github.tuneprep.catalogue.Dated;
import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.Message;
import io.github.tuneprep.example.ToolCall;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.FunctionRule;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import java.util.HashSet;
import java.util.Set;

/** Reports: the id of a tool call has a form the provider refuses. */
public final class InvalidToolCallId implements FunctionRule {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("invalid-tool-call-id")
            .severity(Severity.ERROR)
            .summary("the id of a tool call has a form the provider refuses")
            .why("""
                    Mistral takes ids of exactly nine letters and digits; the ids that OpenAI makes are refused.""")
            .bad("""
                    {"messages":[{"role":"user","content":"Weather in Oslo?"},{"role":"assistant","tool_calls":[{"id":"call_1","type":"function","function":{"name":"weather","arguments":"{}"}}]}],"tools":[{"type":"function","function":{"name":"weather","description":"Tells the weather","parameters":{"type":"object","properties":{}}}}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"Weather in Oslo?"},{"role":"assistant","tool_calls":[{"id":"a1b2c3d4e","type":"function","function":{"name":"weather","arguments":"{}"}}]}],"tools":[{"type":"function","function":{"name":"weather","description":"Tells the weather","parameters":{"type":"object","properties":{}}}}]}
                    """)
            .provider("mistral")
            .references("github.com/mistralai/mistral-common, validator (read 2026)")
            .prevents("Tool call id was call_abc but must be a-z, A-Z, 0-9, with a length of 9.")
            .build();

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(ChatExample example, Facts facts, FindingSink findings) {
        Dated<String> wanted = facts.target().provider().toolCallId();
        if (wanted == null) {
            return;
        }
        // The answer to a call repeats its id, and has the same defect.
        Set<String> known = new HashSet<>();
        for (Message message : example.messages()) {
            for (ToolCall call : message.toolCalls()) {
                if (call.id() != null && known.add(call.id().text())) {
                    check(call.id(), wanted.value(), findings);
                }
            }
            for (JsonString id : message.answers()) {
                if (known.add(id.text())) {
                    check(id, wanted.value(), findings);
                }
            }
        }
    }

    private static void check(JsonString id, String wanted, FindingSink findings) {
        if (!id.text().matches(wanted)) {
            findings.report(id, "id does not match " + wanted);
        }
    }
}
