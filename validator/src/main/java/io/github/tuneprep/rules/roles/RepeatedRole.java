package io.github.tuneprep.rules.roles;

import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.Message;
import io.github.tuneprep.rule.ChatRule;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.Quoted;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import java.util.List;

/** Reports: two messages in a row are from the same role. */
public final class RepeatedRole implements ChatRule {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("repeated-role")
            .severity(Severity.ERROR)
            .special()
            .summary("two messages in a row are from the same role")
            .why("""
                    Some trainers want the turns to alternate and refuse the file. OpenAI takes such a conversation.""")
            .bad("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"user","content":"Hello?"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .provider("together")
            .references(
                    "github.com/togethercomputer/together-python, the file checker of the client (read 2026): Invalid role turns")
            .prevents("Invalid role turns on line 3 of the input file.")
            .build();

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public boolean ordersTurns() {
        return true;
    }

    @Override
    public void check(ChatExample example, Facts facts, FindingSink findings) {
        List<Message> messages = example.messages();
        for (int i = 1; i < messages.size(); i++) {
            Message message = messages.get(i);
            Message before = messages.get(i - 1);
            // Those who want turns to alternate say so of texts; a word before a call is common.
            boolean calls =
                    !message.toolCalls().isEmpty() || !before.toolCalls().isEmpty();
            if (message.role().equals(before.role()) && !message.isToolResult() && !calls) {
                findings.report(
                        message.source(),
                        "message is from " + Quoted.name(message.role()) + ", like the one before it");
            }
        }
    }
}
