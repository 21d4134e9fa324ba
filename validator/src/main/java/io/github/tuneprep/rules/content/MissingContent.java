package io.github.tuneprep.rules.content;

import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.Content;
import io.github.tuneprep.example.Message;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.KeyRule;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;

/** Reports: a message has neither content nor a call. */
public final class MissingContent implements KeyRule {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("missing-content")
            .severity(Severity.ERROR)
            .summary("a message has neither content nor a call")
            .why("""
                    The server refuses a message that says nothing and calls nothing.""")
            .bad("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":null}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .references("OpenAI server message of 2023: At least one of content or function_call must be set")
            .prevents(
                    "Invalid file format. Line 1, message 11, key \"__root__\": At least one of content or function_call must be set.")
            .build();

    @Override
    public RuleInfo info() {
        return INFO;
    }

    /** A null refusal is absent, and an empty one says nothing. */
    static boolean callsOrRefuses(Message message) {
        return !message.toolCalls().isEmpty()
                || (message.refusal() != null && !message.refusal().isBlank());
    }

    @Override
    public void check(ChatExample example, Facts facts, FindingSink findings) {
        for (Message message : example.messages()) {
            if (message.content() instanceof Content.Absent && !(message.isAssistant() && callsOrRefuses(message))) {
                findings.report(
                        message.source(),
                        message.isAssistant() ? "message has neither content nor a call" : "message has no content");
            }
        }
    }
}
