package io.github.tuneprep.rules.roles;

import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.Message;
import io.github.tuneprep.json.JsonNumber;
import io.github.tuneprep.json.JsonValue;
import io.github.tuneprep.rule.ChatRule;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;

/** Reports: every assistant message has weight 0. */
public final class NothingToLearn implements ChatRule {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("nothing-to-learn")
            .severity(Severity.WARNING)
            .summary("every assistant message has weight 0")
            .why("""
                    Weight 0 takes a message out of the loss. When all have it the example costs tokens and teaches nothing; what the server does is not documented.""")
            .bad("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!","weight":0}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!","weight":1}]}
                    """)
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
        boolean trained = example.lastAssistant() < 0;
        for (Message message : example.messages()) {
            JsonValue weight = message.weight();
            // One that is written wrong, or stands in an answer of a pair, has its own finding.
            trained |= message.isTrained()
                    || (weight != null
                            && (!example.source().holds(message.source())
                                    || !InvalidWeight.isValid(
                                            weight, facts.target().provider())));
        }
        if (!trained) {
            findings.report(example.turns(), "every assistant message has weight 0");
        } else if (facts.target().provider().extraTopLevelKeys().contains("weight")
                && example.source().get("weight") instanceof JsonNumber weight
                && weight.value().signum() == 0) {
            findings.report(weight, "example has weight 0");
        }
    }
}
