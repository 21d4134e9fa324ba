package io.github.tuneprep.rules.roles;

import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.Message;
import io.github.tuneprep.example.Role;
import io.github.tuneprep.rule.ChatRule;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import java.util.List;

/** Reports: an answer is all there is. */
public final class AnswerWithoutQuestion implements ChatRule {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("answer-without-question")
            .severity(Severity.ERROR)
            .special()
            .summary("an answer of the assistant is all that a conversation has")
            .why("""
                    Mistral's trainer and Amazon's checker for Llama want a question when there is one message besides the instructions.""")
            .bad("""
                    {"messages":[{"role":"system","content":"Be kind."},{"role":"assistant","content":"Hello!"}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .provider("mistral")
            .prevents("Conversation must start with a user message or system message")
            .references(
                    "github.com/mistralai/mistral-common commit bc022b9, protocol/instruct/validator.py (read 2026-11-22)")
            .build();

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(ChatExample example, Facts facts, FindingSink findings) {
        List<Message> turns = example.messages().stream()
                .filter(message -> !message.role().equals(Role.SYSTEM))
                .toList();
        if (turns.size() == 1 && turns.get(0).isAssistant()) {
            findings.report(turns.get(0).source(), "answer is the only message, expected a question before it");
        }
    }
}
