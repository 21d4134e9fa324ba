package io.github.tuneprep.rules.tools;

import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.Content;
import io.github.tuneprep.example.Message;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.FunctionRule;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import java.util.Objects;

/** Reports: a tool message has a list of parts as content. */
public final class ToolContentNotString implements FunctionRule {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("tool-content-not-string")
            .severity(Severity.WARNING)
            .summary("a tool message has a list of parts as content")
            .why("""
                    The schema allows text parts, but the server refused a list in 2024. A plain string is always taken.""")
            .bad("""
                    {"messages":[{"role":"user","content":"Weather in Oslo?"},{"role":"assistant","tool_calls":[{"id":"call_1","type":"function","function":{"name":"weather","arguments":"{\\"city\\":\\"Oslo\\"}"}}]},{"role":"tool","tool_call_id":"call_1","content":[{"type":"text","text":"3 degrees"}]},{"role":"assistant","content":"3 degrees."}],"tools":[{"type":"function","function":{"name":"weather","parameters":{"type":"object","properties":{"city":{"type":"string"}}}}}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"Weather in Oslo?"},{"role":"assistant","tool_calls":[{"id":"call_1","type":"function","function":{"name":"weather","arguments":"{\\"city\\":\\"Oslo\\"}"}}]},{"role":"tool","tool_call_id":"call_1","content":"3 degrees"},{"role":"assistant","content":"3 degrees."}],"tools":[{"type":"function","function":{"name":"weather","parameters":{"type":"object","properties":{"city":{"type":"string"}}}}}]}
                    """)
            .references("OpenAI server message of 2024: Line 1, message 3, key content: Input should be a valid string")
            .prevents("Invalid file format. Line 1, message 3, key \"content\": Input should be a valid string")
            .build();

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(ChatExample example, Facts facts, FindingSink findings) {
        for (Message message : example.messages()) {
            JsonObject source = message.source();
            // An image there has its own finding.
            if (message.isToolResult()
                    && message.content() instanceof Content.Parts list
                    && list.parts().stream().allMatch(part -> part.text() != null)) {
                findings.report(
                        Objects.requireNonNull(
                                source.get(facts.target().provider().nameIn(source, "content"))),
                        "content of a tool message is a list of parts, expected a string");
            }
        }
    }
}
