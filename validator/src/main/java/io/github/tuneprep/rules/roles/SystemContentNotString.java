package io.github.tuneprep.rules.roles;

import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.Content;
import io.github.tuneprep.example.Message;
import io.github.tuneprep.example.Role;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.PartRule;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;

/** Reports: a system message has a list of parts as content. */
public final class SystemContentNotString implements PartRule {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("system-content-not-string")
            .severity(Severity.ERROR)
            .special()
            .summary("a system message has a list of parts as content")
            .why("""
                    mistral-finetune takes the instructions as one string.""")
            .bad("""
                    {"messages":[{"role":"system","content":[{"type":"text","text":"Be kind."}]},{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .good("""
                    {"messages":[{"role":"system","content":"Be kind."},{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .provider("mistral")
            .prevents("1 validation error for TrainingInstructSample system_prompt Input should be a valid string")
            .references(
                    "github.com/mistralai/mistral-finetune commit 1943535, finetune/data/tokenize.py (read 2026-11-22)")
            .build();

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(ChatExample example, Facts facts, FindingSink findings) {
        for (Message message : example.messages()) {
            if (message.role().equals(Role.SYSTEM) && message.content() instanceof Content.Parts) {
                findings.report(message.source(), "content of a system message is a list of parts, expected a string");
            }
        }
    }
}
