package io.github.tuneprep.rules.tools;

import io.github.tuneprep.catalogue.Dated;
import io.github.tuneprep.catalogue.Limit;
import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.Message;
import io.github.tuneprep.example.Tool;
import io.github.tuneprep.example.ToolCall;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.FunctionRule;
import io.github.tuneprep.rule.Quoted;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Reports: a function name breaks the naming rule. */
public final class InvalidFunctionName implements FunctionRule {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("invalid-function-name")
            .severity(Severity.ERROR)
            .summary("a function name breaks the naming rule")
            .why("""
                    Function names are letters, digits, underscore and hyphen, at most 64 characters.""")
            .bad("""
                    {"messages":[{"role":"user","content":"Weather in Oslo?"},{"role":"assistant","tool_calls":[{"id":"call_1","type":"function","function":{"name":"get weather","arguments":"{\\"city\\":\\"Oslo\\"}"}}]},{"role":"tool","tool_call_id":"call_1","content":"3 degrees"},{"role":"assistant","content":"3 degrees."}],"tools":[{"type":"function","function":{"name":"get weather","parameters":{"type":"object","properties":{"city":{"type":"string"}}}}}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"Weather in Oslo?"},{"role":"assistant","tool_calls":[{"id":"call_1","type":"function","function":{"name":"weather","arguments":"{\\"city\\":\\"Oslo\\"}"}}]},{"role":"tool","tool_call_id":"call_1","content":"3 degrees"},{"role":"assistant","content":"3 degrees."}],"tools":[{"type":"function","function":{"name":"weather","parameters":{"type":"object","properties":{"city":{"type":"string"}}}}}]}
                    """)
            .references(
                    "github.com/openai/openai-openapi commit 9a72a42, FunctionObject",
                    "github.com/mistralai/mistral-common commit bc022b9, protocol/instruct/validator.py (read 2026-11-24)")
            .prevents(
                    "Function name was get weather but must be a-z, A-Z, 0-9, or contain underscores and dashes, with a maximum length of 64.")
            .build();

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]+");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(ChatExample example, Facts facts, FindingSink findings) {
        Dated<Long> longest = facts.target().limit(Limit.MAX_FUNCTION_NAME);
        long limit = longest == null ? Long.MAX_VALUE : longest.value();
        Dated<String> form = facts.target().provider().functionName();
        Pattern names = form == null ? NAME : Pattern.compile(form.value());
        // What is called has mostly been declared, and then its name has been looked at.
        Set<String> known = new HashSet<>();
        for (Tool tool : example.tools()) {
            known.add(tool.name().text());
            check(tool.name(), names, limit, findings);
        }
        for (Message message : example.messages()) {
            for (ToolCall call : message.toolCalls()) {
                if (known.add(call.name().text())) {
                    check(call.name(), names, limit, findings);
                }
            }
            if (message.isToolResult()
                    && message.name() != null
                    && known.add(message.name().text())) {
                check(message.name(), names, limit, findings);
            }
        }
    }

    private static void check(JsonString name, Pattern names, long limit, FindingSink findings) {
        String text = name.text();
        if (text.isEmpty()) {
            findings.report(name, "function name is empty");
        } else if (!names.matcher(text).matches()) {
            findings.report(
                    name,
                    "function name " + Quoted.name(text)
                            + (names == NAME
                                    ? " has other characters than letters, digits, '_' and '-'"
                                    : " does not match " + names));
        } else if (text.length() > limit) {
            findings.report(name, "function name has " + text.length() + " characters, expected at most " + limit);
        }
    }
}
