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
import org.jspecify.annotations.Nullable;

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
        for (Message message : example.messages()) {
            for (ToolCall call : message.toolCalls()) {
                check(call.id(), wanted.value(), findings);
            }
            message.answers().forEach(id -> check(id, wanted.value(), findings));
        }
    }

    private static void check(@Nullable JsonString id, String wanted, FindingSink findings) {
        if (id != null && !id.text().matches(wanted)) {
            findings.report(id, "id does not match " + wanted);
        }
    }
}
