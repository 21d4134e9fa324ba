package io.github.tuneprep.rules.content;

import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.Content;
import io.github.tuneprep.example.Message;
import io.github.tuneprep.rule.ChatRule;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;

/** Reports: a system or user message is empty. */
public final class EmptyMessage implements ChatRule {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("empty-message")
            .severity(Severity.WARNING)
            .summary("a system or user message is empty")
            .why("""
                    Nothing is asked or said in it, which is mostly a column that was lost in an export. What the server does with it is not documented.""")
            .bad("""
                    {"messages":[{"role":"user","content":" "},{"role":"assistant","content":"Hello!"}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .build();

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(ChatExample example, Facts facts, FindingSink findings) {
        for (Message message : example.messages()) {
            // The assistant has a rule of its own.
            if (message.isAssistant()
                    || message.content() instanceof Content.Absent
                    || !message.content().isBlank()) {
                continue;
            }
            // Who refuses what is empty takes blanks (choose-method.md of Fireworks, 2026-08-11).
            boolean refused = facts.target().severityOf(INFO) == Severity.ERROR;
            // A function may well return nothing, but where it is refused.
            if (refused ? isEmpty(message.content()) : !message.isToolResult()) {
                // Instructions beside the messages have no object of their own.
                boolean beside = message.source() == example.source();
                findings.report(
                        beside && message.content() instanceof Content.Text text ? text.value() : message.source(),
                        refused ? "message is empty" : "message holds nothing but white space");
            }
        }
    }

    private static boolean isEmpty(Content content) {
        return content instanceof Content.Text text
                ? text.value().isEmpty()
                : content instanceof Content.Parts parts && parts.parts().isEmpty();
    }
}
