package io.github.tuneprep.rules.tools;

import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.json.JsonValue;
import io.github.tuneprep.rule.ChatRule;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;

/** Reports: the older functions format is used. */
public final class LegacyFunctions implements ChatRule {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("legacy-functions")
            .severity(Severity.INFO)
            .summary("the older functions format is used")
            .why("""
                    functions and function_call are deprecated in favour of tools and tool_calls. They still train.""")
            .bad("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}],"functions":[{"name":"weather"}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}],"tools":[{"type":"function","function":{"name":"weather"}}]}
                    """)
            .references("github.com/openai/openai-openapi commit 9a72a42, FineTuneChatRequestInput")
            .build();

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public boolean needsAnswer() {
        // Beside a question, the key is one of the grader's.
        return true;
    }

    @Override
    public void check(ChatExample example, Facts facts, FindingSink findings) {
        JsonValue functions = example.source().get("functions");
        // Where the key is refused, that is the defect.
        if (functions != null
                && !facts.target().provider().refusedTopLevelKeys().contains("functions")) {
            findings.report(functions, "functions is deprecated, the newer key is tools");
        }
    }
}
