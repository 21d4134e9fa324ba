package io.github.tuneprep.rules.roles;

import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.Message;
import io.github.tuneprep.rule.ChatRule;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.Quoted;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;

/** Reports: conversation does not end with the assistant. */
public final class LastMessageNotAssistant implements ChatRule {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("last-message-not-assistant")
            .severity(Severity.WARNING)
            .summary("conversation does not end with the assistant")
            .why("""
                    What follows the last assistant message is never trained on. Several trainers refuse such an example; what OpenAI does is not documented.""")
            .bad("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"},{"role":"user","content":"Bye"}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"},{"role":"user","content":"Bye"},{"role":"assistant","content":"See you!"}]}
                    """)
            .prevents("Expected last role Assistant for finetuning but got user")
            .build();

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public boolean needsAnswer() {
        return true;
    }

    @Override
    public void check(ChatExample example, Facts facts, FindingSink findings) {
        Message last = example.messages().get(example.messages().size() - 1);
        if (!last.isAssistant() && example.lastAssistant() >= 0) {
            String expected = example.messages().get(example.lastAssistant()).writtenRole();
            findings.report(
                    last.source(),
                    "last message is from " + Quoted.name(last.writtenRole()) + ", expected " + expected);
        }
    }
}
