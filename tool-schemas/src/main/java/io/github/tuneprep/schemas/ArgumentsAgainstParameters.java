package io.github.tuneprep.schemas;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.Message;
import io.github.tuneprep.example.Tool;
import io.github.tuneprep.example.ToolCall;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonReader;
import io.github.tuneprep.json.JsonSyntaxException;
import io.github.tuneprep.rule.ChatRule;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import java.util.List;
import java.util.Optional;

/** Reports: the arguments of a call do not fit the declared parameters. */
public final class ArgumentsAgainstParameters implements ChatRule {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("arguments-against-parameters")
            .severity(Severity.WARNING)
            .summary("the arguments of a call do not fit the declared parameters")
            .why("""
                    The model learns to call functions in a way that they do not take: a required parameter is missing, a value has the wrong type or is none of those that are listed. Patterns of texts are not looked at.""")
            .bad("""
                    {"messages":[{"role":"user","content":"In stock?"},{"role":"assistant","tool_calls":[{"id":"abc123def","type":"function","function":{"name":"stock","arguments":"{\\"shop\\":7}"}}]}],"tools":[{"type":"function","function":{"name":"stock","parameters":{"type":"object","properties":{"shop":{"type":"string"}},"required":["shop"]}}}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"In stock?"},{"role":"assistant","tool_calls":[{"id":"abc123def","type":"function","function":{"name":"stock","arguments":"{\\"shop\\":\\"Ghent\\"}"}}]}],"tools":[{"type":"function","function":{"name":"stock","parameters":{"type":"object","properties":{"shop":{"type":"string"}},"required":["shop"]}}}]}
                    """)
            .build();

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(ChatExample example, Facts facts, FindingSink findings) {
        if (example.tools().isEmpty()) {
            return;
        }
        for (Message message : example.messages()) {
            for (ToolCall call : message.toolCalls()) {
                for (Tool tool : example.tools()) {
                    if (tool.name().contentEquals(call.name().text())) {
                        check(call, Schemas.of(tool, facts), findings);
                        break;
                    }
                }
            }
        }
    }

    private static void check(ToolCall call, Optional<Schema> schema, FindingSink findings) {
        if (schema.isEmpty() || !isObject(call)) {
            return;
        }
        List<Error> errors = Schemas.errors(schema.get(), call.arguments().text());
        if (!errors.isEmpty()) {
            Error first = errors.get(0);
            findings.report(
                    call.arguments(),
                    "arguments do not fit the declared parameters",
                    "'" + first.getKeyword() + "' does not hold");
        }
    }

    /** What is no object has a rule of its own. */
    private static boolean isObject(ToolCall call) {
        try {
            return JsonReader.read(call.arguments().utf8()) instanceof JsonObject;
        } catch (JsonSyntaxException e) {
            return false;
        }
    }
}
