package io.github.tuneprep.rules.preference;

import io.github.tuneprep.example.Message;
import io.github.tuneprep.example.PreferenceExample;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.PreferenceRule;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;

/** Reports: the question of a pair ends with the assistant. */
public final class PreferenceInputEndsWithAssistant implements PreferenceRule {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("preference-input-ends-with-assistant")
            .severity(Severity.WARNING)
            .summary("the question of a pair ends with the assistant")
            .why("""
                    Both answers follow the question, so its last message is the user's. Together and Fireworks refuse others; what OpenAI does is not documented.""")
            .bad("""
                    {"input":{"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]},"preferred_output":[{"role":"assistant","content":"Hello!"}],"non_preferred_output":[{"role":"assistant","content":"What?"}]}
                    """)
            .good("""
                    {"input":{"messages":[{"role":"user","content":"Hi"}]},"preferred_output":[{"role":"assistant","content":"Hello!"}],"non_preferred_output":[{"role":"assistant","content":"What?"}]}
                    """)
            .build();

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(PreferenceExample example, Facts facts, FindingSink findings) {
        Message last = example.chosen().messages().get(example.asked() - 1);
        if (last.isAssistant()) {
            findings.report(last.source(), "input ends with an assistant message, expected the user's");
        }
    }
}
