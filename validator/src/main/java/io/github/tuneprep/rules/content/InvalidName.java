package io.github.tuneprep.rules.content;

import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.Message;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.KeyRule;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import java.util.regex.Pattern;

/** Reports: a message name has characters the chat API refuses. */
public final class InvalidName implements KeyRule {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("invalid-name")
            .severity(Severity.WARNING)
            .summary("a message name has characters the chat API refuses")
            .why("""
                    The chat API takes letters, digits, underscore and hyphen, at most 64. Whether tuning files are checked the same way is not documented, but the name could not be used later.""")
            .bad("""
                    {"messages":[{"role":"user","content":"Hi","name":"Ms Brown"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"Hi","name":"Ms_Brown"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .build();

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,64}");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(ChatExample example, Facts facts, FindingSink findings) {
        for (Message message : example.messages()) {
            JsonString name = message.name();
            if (name != null
                    && !message.isToolResult()
                    && !NAME.matcher(name.text()).matches()) {
                findings.report(
                        name,
                        name.isEmpty()
                                ? "name is empty"
                                : "name has other characters than letters, digits, '_' and '-', or more than 64");
            }
        }
    }
}
