package io.github.tuneprep.rules.tools;

import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.Message;
import io.github.tuneprep.example.ToolCall;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.FunctionRule;
import io.github.tuneprep.rule.Quoted;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import java.util.HashSet;
import java.util.Set;

/** Reports: a call names a function that is not among the declared ones. */
public final class UndeclaredFunction implements FunctionRule {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("undeclared-function")
            .severity(Severity.WARNING)
            .summary("a call names a function that is not among the declared ones")
            .why("""
                    The model is trained to call something it was never told of. Checkers of Amazon and Together refuse it; what the other servers do is not documented.""")
            .bad("""
                    {"messages":[{"role":"user","content":"Weather in Oslo?"},{"role":"assistant","tool_calls":[{"id":"call_1","type":"function","function":{"name":"forecast","arguments":"{\\"city\\":\\"Oslo\\"}"}}]},{"role":"tool","tool_call_id":"call_1","content":"3 degrees"},{"role":"assistant","content":"3 degrees."}],"tools":[{"type":"function","function":{"name":"weather","parameters":{"type":"object","properties":{"city":{"type":"string"}}}}}]}
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
        Set<String> declared = new HashSet<>();
        example.tools().forEach(tool -> declared.add(tool.name().text()));
        if (declared.isEmpty()) {
            return;
        }
        for (Message message : example.messages()) {
            for (ToolCall call : message.toolCalls()) {
                String name = call.name().text();
                if (!declared.contains(name)) {
                    findings.report(call.name(), "call of " + Quoted.name(name) + ", which is not declared");
                }
            }
        }
    }
}
