package io.github.tuneprep.rules.tools;

import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.Content;
import io.github.tuneprep.example.Message;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.FunctionRule;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;

/** Reports: an assistant message has content and calls. */
public final class ContentBesideCalls implements FunctionRule {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("content-beside-calls")
            .severity(Severity.ERROR)
            .special()
            .summary("an assistant message has content and calls")
            .why("""
                    Mistral takes content or tool calls in one message, not both. OpenAI takes both.""")
            .bad("""
                    {"messages":[{"role":"user","content":"Weather in Oslo?"},{"role":"assistant","content":"One moment.","tool_calls":[{"id":"a1b2c3d4e","type":"function","function":{"name":"weather","arguments":"{}"}}]}],"tools":[{"type":"function","function":{"name":"weather","description":"Tells the weather","parameters":{"type":"object","properties":{}}}}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"Weather in Oslo?"},{"role":"assistant","tool_calls":[{"id":"a1b2c3d4e","type":"function","function":{"name":"weather","arguments":"{}"}}]}],"tools":[{"type":"function","function":{"name":"weather","description":"Tells the weather","parameters":{"type":"object","properties":{}}}}]}
                    """)
            .provider("mistral")
            .references("github.com/mistralai/mistral-common, validator (read 2026)")
            .prevents("Assistant message must have either content or tool_calls, but not both.")
            .build();

    @Override
    public RuleInfo info() {
        return INFO;
    }

    /** White space is content, too. */
    private static boolean isThere(Content content) {
        return content instanceof Content.Text text
                ? !text.value().isEmpty()
                : content instanceof Content.Parts list && !list.parts().isEmpty();
    }

    @Override
    public void check(ChatExample example, Facts facts, FindingSink findings) {
        for (Message message : example.messages()) {
            // Calls of others have a rule of their own.
            if (message.isAssistant() && !message.toolCalls().isEmpty() && isThere(message.content())) {
                findings.report(message.source(), "message has content and calls, expected one of them");
            }
        }
    }
}
