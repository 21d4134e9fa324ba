package io.github.tuneprep.rules.reinforcement;

import io.github.tuneprep.example.Message;
import io.github.tuneprep.example.ReinforcementExample;
import io.github.tuneprep.example.Role;
import io.github.tuneprep.rule.ExampleRule;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.Quoted;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import java.util.List;

/** Reports: a question for a grader does not end with the user. */
public final class LastMessageNotUser implements ExampleRule<ReinforcementExample> {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("last-message-not-user")
            .severity(Severity.ERROR)
            .special()
            .summary("a question for a grader does not end with the user")
            .why("""
                    The model writes the answer itself while it is tuned, and the grader rates it. An example ends with the question; what the answer should have been stands in a key for the grader.""")
            .bad("""
                    {"messages":[{"role":"user","content":"6 times 7?"},{"role":"assistant","content":"42"}],"answer":"42"}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"6 times 7?"}],"answer":"42"}
                    """)
            .model("o4-mini-2025-04-16", "o4-mini-2025-04-16")
            .references(
                    "OpenAI reinforcement fine-tuning guide, mirror github.com/piercecohen1/openai-docs commit de09146",
                    "github.com/MicrosoftDocs/azure-ai-docs, reinforcement fine-tuning (2026-10-06)")
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
        List<Message> messages = example.question().messages();
        Message last = messages.get(messages.size() - 1);
        if (!last.role().equals(Role.USER)) {
            findings.report(
                    last.source(), "last message is from " + Quoted.name(last.role()) + ", expected the user's");
        }
    }
}
