package io.github.tuneprep.rules.reinforcement;

import io.github.tuneprep.example.Message;
import io.github.tuneprep.example.ReinforcementExample;
import io.github.tuneprep.example.Role;
import io.github.tuneprep.rule.ExampleRule;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import java.util.Objects;

/** Reports: a question for a grader has a system message. */
public final class SystemMessageInReinforcement implements ExampleRule<ReinforcementExample> {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("system-message-in-reinforcement")
            .severity(Severity.ERROR)
            .special()
            .summary("a question for a grader has a system message")
            .why("""
                    Reasoning models take their instructions from the role developer; the job is refused where a system message stands.""")
            .bad("""
                    {"messages":[{"role":"system","content":"Answer with a number."},{"role":"user","content":"6 times 7?"}],"answer":"42"}
                    """)
            .good("""
                    {"messages":[{"role":"developer","content":"Answer with a number."},{"role":"user","content":"6 times 7?"}],"answer":"42"}
                    """)
            .model("o4-mini-2025-04-16", "o4-mini-2025-04-16")
            .references(
                    "OpenAI reinforcement fine-tuning guide, mirror github.com/piercecohen1/openai-docs commit de09146",
                    "Azure server message of 2026: System messages are not supported in 'reinforcement' examples")
            .prevents("System messages are not supported in 'reinforcement' examples")
            .build();

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Class<ReinforcementExample> appliesTo() {
        return ReinforcementExample.class;
    }

    @Override
    public void check(ReinforcementExample example, Facts facts, FindingSink findings) {
        for (Message message : example.question().messages()) {
            if (message.role().equals(Role.SYSTEM)) {
                findings.report(
                        Objects.requireNonNull(message.source().get("role")), "role is 'system', expected 'developer'");
            }
        }
    }
}
