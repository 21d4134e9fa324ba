package io.github.tuneprep.rules.roles;

import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.Message;
import io.github.tuneprep.example.Role;
import io.github.tuneprep.rule.ChatRule;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;

/** Reports: a conversation has instructions twice. */
public final class SeveralSystemMessages implements ChatRule {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("several-system-messages")
            .severity(Severity.ERROR)
            .special()
            .summary("a conversation has more than one system message")
            .why("""
                    mistral-finetune takes the instructions from one system message, wherever it stands, or from system_prompt, and refuses a second.""")
            .bad("""
                    {"messages":[{"role":"system","content":"Be kind."},{"role":"system","content":"Be brief."},{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .good("""
                    {"messages":[{"role":"system","content":"Be kind. Be brief."},{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .provider("mistral")
            .prevents("Multiple messages with role 'system' encountered. Only one is allowed.")
            .references(
                    "github.com/mistralai/mistral-finetune commit 1943535, finetune/data/tokenize.py (read 2026-11-22)")
            .build();

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(ChatExample example, Facts facts, FindingSink findings) {
        boolean instructed = false;
        for (Message message : example.messages()) {
            boolean instructs = message.role().equals(Role.SYSTEM);
            if (instructs && instructed) {
                findings.report(message.source(), "system message is not the only one");
            }
            instructed |= instructs;
        }
    }
}
