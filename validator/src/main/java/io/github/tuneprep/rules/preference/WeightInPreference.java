package io.github.tuneprep.rules.preference;

import io.github.tuneprep.example.Message;
import io.github.tuneprep.example.PreferenceExample;
import io.github.tuneprep.json.JsonValue;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.PreferenceRule;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;

/** Reports: an answer of a pair has a weight. */
public final class WeightInPreference implements PreferenceRule {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("weight-in-preference")
            .severity(Severity.WARNING)
            .summary("an answer of a pair has a weight")
            .why("""
                    A weight chooses the answers that supervised tuning trains on. Of a pair both answers are compared, whatever is written there: no provider documents a weight in them, and Together's client does not look at it.""")
            .bad("""
                    {"input":{"messages":[{"role":"user","content":"Hi"}]},"preferred_output":[{"role":"assistant","content":"Hello!","weight":0}],"non_preferred_output":[{"role":"assistant","content":"What?"}]}
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
        for (Message message : example.answers()) {
            JsonValue weight = message.weight();
            if (weight != null && !weight.isNull()) {
                findings.report(weight, "answer of a pair has a weight, expected no such key");
            }
        }
    }
}
