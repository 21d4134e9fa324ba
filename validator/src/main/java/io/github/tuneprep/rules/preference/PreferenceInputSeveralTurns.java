package io.github.tuneprep.rules.preference;

import io.github.tuneprep.example.Message;
import io.github.tuneprep.example.PreferenceExample;
import io.github.tuneprep.example.Role;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.PreferenceRule;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;

/** Reports: the question of a pair has several turns. */
public final class PreferenceInputSeveralTurns implements PreferenceRule {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("preference-input-several-turns")
            .severity(Severity.ERROR)
            .special()
            .summary("the question of a pair has several turns")
            .why("""
                    Fireworks takes one message of the user, with or without instructions before it. OpenAI takes whole conversations.""")
            .bad("""
                    {"input":{"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"},{"role":"user","content":"How are you?"}]},"preferred_output":[{"role":"assistant","content":"Hello!"}],"non_preferred_output":[{"role":"assistant","content":"What?"}]}
                    """)
            .good("""
                    {"input":{"messages":[{"role":"user","content":"Hi"}]},"preferred_output":[{"role":"assistant","content":"Hello!"}],"non_preferred_output":[{"role":"assistant","content":"What?"}]}
                    """)
            .provider("fireworks")
            .references(
                    "github.com/fw-ai/cookbook commit d7365fd, skills/fireworks-training/references/choose-method.md")
            .build();

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(PreferenceExample example, Facts facts, FindingSink findings) {
        int turns = 0;
        for (Message message : example.chosen().messages().subList(0, example.asked())) {
            boolean instructs =
                    message.role().equals(Role.SYSTEM) || message.role().equals(Role.DEVELOPER);
            turns += instructs ? 0 : 1;
        }
        // A question that ends with an answer has a finding of its own.
        boolean ends = example.chosen().messages().get(example.asked() - 1).isAssistant();
        if (turns > (ends ? 2 : 1)) {
            findings.report(example.chosen().turns(), "input has several turns, expected one message of the user");
        }
    }
}
