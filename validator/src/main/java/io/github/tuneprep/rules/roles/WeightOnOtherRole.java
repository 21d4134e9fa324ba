package io.github.tuneprep.rules.roles;

import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.Message;
import io.github.tuneprep.json.JsonValue;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.KeyRule;
import io.github.tuneprep.rule.Quoted;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;

/** Reports: a message that is not from the assistant has a weight. */
public final class WeightOnOtherRole implements KeyRule {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("weight-on-other-role")
            .severity(Severity.WARNING)
            .summary("a message that is not from the assistant has a weight")
            .why("""
                    OpenAI documents weight for assistant messages only; other roles are never trained on. What the server does with such a weight is not documented.""")
            .bad("""
                    {"messages":[{"role":"user","content":"Hi","weight":0},{"role":"assistant","content":"Hello!"}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .references("github.com/openai/openai-openapi commit 9a72a42, FineTuneChatRequestInput")
            .build();

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(ChatExample example, Facts facts, FindingSink findings) {
        for (Message message : example.messages()) {
            JsonValue weight = message.weight();
            if (weight != null
                    && !message.isAssistant()
                    && InvalidWeight.isValid(weight, facts.target().provider())) {
                findings.report(
                        weight, "weight stands on a " + Quoted.name(message.role()) + " message, expected assistant");
            }
        }
    }
}
