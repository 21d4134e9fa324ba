package io.github.tuneprep.rules.shape;

import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;

/** Reports: a tool or a call has another type than function. */
public final class UnknownToolType {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("unknown-tool-type")
            .severity(Severity.ERROR)
            .summary("a tool or a call has another type than function")
            .why("""
                    Files for tuning know one type of tool, function.""")
            .bad("""
                    {"messages":[{"role":"user","content":"Weather in Oslo?"},{"role":"assistant","tool_calls":[{"id":"call_1","type":"Function","function":{"name":"weather","arguments":"{}"}}]}],"tools":[{"type":"function","function":{"name":"weather","parameters":{"type":"object","properties":{}}}}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"Weather in Oslo?"},{"role":"assistant","tool_calls":[{"id":"call_1","type":"function","function":{"name":"weather","arguments":"{}"}}]}],"tools":[{"type":"function","function":{"name":"weather","parameters":{"type":"object","properties":{}}}}]}
                    """)
            .references("github.com/openai/openai-openapi commit 9a72a42, ChatCompletionTool")
            .build();

    private UnknownToolType() {}
}
