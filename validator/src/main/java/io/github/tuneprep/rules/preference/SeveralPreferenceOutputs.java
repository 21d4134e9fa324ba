package io.github.tuneprep.rules.preference;

import io.github.tuneprep.example.PreferenceExample;
import io.github.tuneprep.json.JsonValue;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.PreferenceRule;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;

/** Reports: an answer of a pair is several messages. */
public final class SeveralPreferenceOutputs implements PreferenceRule {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("several-preference-outputs")
            .severity(Severity.WARNING)
            .summary("an answer of a pair is several messages")
            .why("""
                    The guides describe one message for each answer; Together and Fireworks refuse more. What OpenAI does is not documented.""")
            .bad("""
                    {"input":{"messages":[{"role":"user","content":"Hi"}]},"preferred_output":[{"role":"assistant","content":"Hello!"},{"role":"assistant","content":"What?"}],"non_preferred_output":[{"role":"assistant","content":"What?"}]}
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
        report(example, "preferred_output", example.preferred().size(), findings);
        report(example, "non_preferred_output", example.rejected().size(), findings);
    }

    private static void report(PreferenceExample example, String key, int messages, FindingSink findings) {
        JsonValue output = example.source().get(key);
        if (output != null && messages > 1) {
            findings.report(output, key + " has more than one message, expected one");
        }
    }
}
