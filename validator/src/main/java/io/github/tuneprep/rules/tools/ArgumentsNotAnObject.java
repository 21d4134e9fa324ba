package io.github.tuneprep.rules.tools;

import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.Message;
import io.github.tuneprep.example.ToolCall;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonReader;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.json.JsonSyntaxException;
import io.github.tuneprep.json.JsonValue;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.FunctionRule;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import org.jspecify.annotations.Nullable;

/** Reports: the arguments of a call are not the text of a JSON object. */
public final class ArgumentsNotAnObject implements FunctionRule {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("arguments-not-an-object")
            .severity(Severity.WARNING)
            .summary("the arguments of a call are not the text of a JSON object")
            .why("""
                    Arguments are a string that holds a JSON object. The model learns to write them as they stand, so a later parser will fail on its calls.""")
            .bad("""
                    {"messages":[{"role":"user","content":"Weather in Oslo?"},{"role":"assistant","tool_calls":[{"id":"call_1","type":"function","function":{"name":"weather","arguments":"Oslo"}}]},{"role":"tool","tool_call_id":"call_1","content":"3 degrees"},{"role":"assistant","content":"3 degrees."}],"tools":[{"type":"function","function":{"name":"weather","parameters":{"type":"object","properties":{"city":{"type":"string"}}}}}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"Weather in Oslo?"},{"role":"assistant","tool_calls":[{"id":"call_1","type":"function","function":{"name":"weather","arguments":"{\\"city\\":\\"Oslo\\"}"}}]},{"role":"tool","tool_call_id":"call_1","content":"3 degrees"},{"role":"assistant","content":"3 degrees."}],"tools":[{"type":"function","function":{"name":"weather","parameters":{"type":"object","properties":{"city":{"type":"string"}}}}}]}
                    """)
            .references("github.com/openai/openai-openapi commit 9a72a42, FineTuneChatRequestInput")
            .build();

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(ChatExample example, Facts facts, FindingSink findings) {
        for (Message message : example.messages()) {
            for (ToolCall call : message.toolCalls()) {
                if (!(call.arguments() instanceof JsonString arguments)) {
                    continue;
                }
                String wrong = problem(arguments);
                if (wrong != null) {
                    findings.report(arguments, "arguments hold " + wrong + ", expected the text of a JSON object");
                }
            }
        }
    }

    private static @Nullable String problem(JsonString arguments) {
        if (arguments.isBlank()) {
            return "nothing";
        }
        try {
            JsonValue value = JsonReader.read(arguments.utf8());
            return value instanceof JsonObject ? null : value.describe();
        } catch (JsonSyntaxException e) {
            return "broken JSON";
        }
    }
}
