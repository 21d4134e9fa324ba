package io.github.tuneprep.schemas;

import com.networknt.schema.Error;
import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.Message;
import io.github.tuneprep.example.Tool;
import io.github.tuneprep.example.ToolCall;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonReader;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.json.JsonValue;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.FunctionRule;
import io.github.tuneprep.rule.Quoted;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reports: the arguments of a call do not fit the declared parameters. */
public final class ArgumentsAgainstParameters implements FunctionRule {
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
        Map<String, Tool> declared = new HashMap<>();
        example.tools().forEach(tool -> declared.putIfAbsent(tool.name().text(), tool));
        for (Message message : example.messages()) {
            for (ToolCall call : message.toolCalls()) {
                Tool tool = declared.get(call.name().text());
                if (tool != null) {
                    check(call, tool, facts, findings);
                }
            }
        }
    }

    private static void check(ToolCall call, Tool tool, Facts facts, FindingSink findings) {
        JsonValue arguments = call.arguments() == null ? call.source() : object(call);
        if (arguments == null || !Schemas.isAffordable(tool, arguments)) {
            return;
        }
        Schemas.of(tool, facts)
                .flatMap(schema ->
                        Schemas.errors(schema, call.argumentsText()).stream().findFirst())
                .ifPresent(first -> findings.report(
                        call.arguments() == null ? call.source() : call.arguments(),
                        "arguments do not fit the declared parameters: " + describe(first)));
    }

    /** {@return what does not hold and where; names are those of parameters, values are never told} */
    private static String describe(Error error) {
        String where = error.getInstanceLocation().toString();
        String place = where.isEmpty() ? "" : " of " + Quoted.name(where);
        if (error.getProperty() == null) {
            return "'" + error.getKeyword() + "'" + place + " does not hold";
        }
        return Quoted.name(error.getProperty())
                + place
                + (error.getKeyword().equals("required") ? " is missing" : " is not declared");
    }

    /** {@return the arguments, or null: what is no object has a rule of its own} */
    private static @Nullable JsonObject object(ToolCall call) {
        JsonValue read =
                call.arguments() instanceof JsonString text ? JsonReader.readOrNull(text.utf8()) : call.arguments();
        return read instanceof JsonObject object ? object : null;
    }
}
