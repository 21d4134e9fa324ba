package io.github.tuneprep.rules.roles;

import io.github.tuneprep.catalogue.Provider;
import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.Message;
import io.github.tuneprep.json.JsonNumber;
import io.github.tuneprep.json.JsonValue;
import io.github.tuneprep.rule.ChatRule;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.Quoted;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reports: a weight is neither 0 nor 1. */
public final class InvalidWeight implements ChatRule {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("invalid-weight")
            .severity(Severity.ERROR)
            .summary("a weight is neither 0 nor 1")
            .why("""
                    A weight is the whole number 0 (do not train on this message) or 1. Fractions, texts and true are refused.""")
            .bad("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!","weight":0.5}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!","weight":1}]}
                    """)
            .references(
                    "github.com/openai/openai-openapi commit 9a72a42, FineTuneChatRequestInput",
                    "github.com/mistralai/mistral-common commit bc022b9, protocol/instruct/validator.py (read 2026-11-24)")
            .prevents("Weight must be either 0 or 1 on line 4.", "Assistant message weight must be either 0 or 1")
            .build();

    private static final List<String> USUAL = List.of("0", "1");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(ChatExample example, Facts facts, FindingSink findings) {
        // In a line for a grader it is a field of the grader.
        if (facts.target().provider().extraTopLevelKeys().contains("weight")
                && !facts.target().isReinforcement()) {
            checkWhole(example.source().get("weight"), findings);
        }
        for (Message message : example.messages()) {
            JsonValue weight = message.weight();
            // The answers of a pair stand outside of its question, and have a rule of their own.
            if (weight == null
                    || !example.source().holds(message.source())
                    || isValid(weight, facts.target().provider())) {
                continue;
            }
            if (weight instanceof JsonNumber number) {
                findings.report(
                        weight, "weight is not written as 0 or 1", "it is written " + Quoted.name(number.raw()));
            } else {
                findings.report(weight, "weight is " + weight.describe() + ", expected the number 0 or 1");
            }
        }
    }

    /** The weight of a whole example may be any number. */
    private static void checkWhole(@Nullable JsonValue weight, FindingSink findings) {
        if (weight != null && !(weight instanceof JsonNumber)) {
            findings.report(weight, "weight of the example is " + weight.describe() + ", expected a number");
        }
    }

    static boolean isValid(JsonValue weight, Provider provider) {
        List<String> taken = provider.weights().isEmpty() ? USUAL : provider.weights();
        return taken.contains(Message.asWritten(weight));
    }
}
