package io.github.tuneprep.rules.content;

import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.Content;
import io.github.tuneprep.example.Message;
import io.github.tuneprep.rule.ChatRule;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;

/** Reports: an assistant message is empty. */
public final class EmptyAssistantMessage implements ChatRule {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("empty-assistant-message")
            .severity(Severity.WARNING)
            .summary("an assistant message is empty")
            .why("""
                    A model that is trained on empty answers learns to say nothing. Mistral and Fireworks refuse them; what OpenAI does is not documented.""")
            .bad("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":" "}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .prevents("Assistant message must have either content or tool_calls, but not both.")
            .build();

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(ChatExample example, Facts facts, FindingSink findings) {
        for (Message message : example.messages()) {
            if (message.isAssistant()
                    && !(message.content() instanceof Content.Absent)
                    && message.content().isBlank()
                    && !MissingContent.callsOrRefuses(message)) {
                findings.report(message.source(), "assistant message holds nothing but white space");
            }
        }
    }
}
