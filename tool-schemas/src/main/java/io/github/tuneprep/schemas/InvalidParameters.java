package io.github.tuneprep.schemas;

import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.Tool;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.FunctionRule;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;

/** Reports: the parameters of a function are no JSON Schema. */
public final class InvalidParameters implements FunctionRule {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("invalid-parameters")
            .severity(Severity.WARNING)
            .summary("the parameters of a function are no JSON Schema")
            .why("""
                    Parameters are declared as a JSON Schema. One that breaks the rules of schemas, such as a type that does not exist, is refused when the function is used, and teaches the model nothing about its arguments.""")
            .bad("""
                    {"messages":[{"role":"user","content":"In stock?"},{"role":"assistant","content":"Yes."}],"tools":[{"type":"function","function":{"name":"stock","parameters":{"type":"object","properties":{"shop":{"type":"text"}}}}}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"In stock?"},{"role":"assistant","content":"Yes."}],"tools":[{"type":"function","function":{"name":"stock","parameters":{"type":"object","properties":{"shop":{"type":"string"}}}}}]}
                    """)
            .build();

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(ChatExample example, Facts facts, FindingSink findings) {
        for (Tool tool : example.tools()) {
            if (tool.parameters() != null
                    && Schemas.of(tool, facts).isEmpty()
                    && !Schemas.isSchema(tool, tool.parameters())) {
                findings.report(tool.parameters(), "parameters are no JSON Schema");
            }
        }
    }
}
