package io.github.tuneprep.rules.shape;

import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;

/** Reports: a tool or a call has the keys of its function beside its type, as other interfaces write them. */
public final class FlatFunction {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("flat-function")
            .severity(Severity.ERROR)
            .summary("a tool or a call has the keys of its function beside its type")
            .why("""
                    Name, parameters and arguments stand in an object under `function`. The newer Responses API of OpenAI, and the interfaces of others, write them beside the type; files for tuning have the older form.""")
            .bad("""
                    {"messages":[{"role":"user","content":"Weather in Oslo?"},{"role":"assistant","content":"I cannot look outside."}],"tools":[{"type":"function","name":"weather","parameters":{"type":"object","properties":{}}}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"Weather in Oslo?"},{"role":"assistant","content":"I cannot look outside."}],"tools":[{"type":"function","function":{"name":"weather","parameters":{"type":"object","properties":{}}}}]}
                    """)
            .references("github.com/openai/openai-openapi commit 9a72a42, ChatCompletionTool and FunctionTool")
            .build();

    private FlatFunction() {}
}
