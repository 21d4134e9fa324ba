package io.github.tuneprep.rules.content;

import io.github.tuneprep.catalogue.BaseModel;
import io.github.tuneprep.catalogue.Target;
import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.Message;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.rule.ChatRule;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.Quoted;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import java.util.Collection;
import java.util.Objects;

/** Reports: a text holds words that the model reserves. */
public final class ReservedText implements ChatRule {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("reserved-text")
            .severity(Severity.ERROR)
            .summary("a text holds words that the model reserves")
            .why("""
                    The model marks its turns with them, so that a job with such a text fails.""")
            .bad("""
                    {"schemaVersion":"bedrock-conversation-2024","messages":[{"role":"user","content":[{"text":"User: hi"}]},{"role":"assistant","content":[{"text":"Hello!"}]}]}
                    """)
            .good("""
                    {"schemaVersion":"bedrock-conversation-2024","messages":[{"role":"user","content":[{"text":"Hi"}]},{"role":"assistant","content":[{"text":"Hello!"}]}]}
                    """)
            .provider("bedrock")
            .model("amazon.nova-lite-v1:0", "amazon.nova-lite-v1:0")
            .references("docs.aws.amazon.com, Nova user guide, Guidelines for preparing your data (read 2026)")
            .build();

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public boolean concerns(Target target) {
        return target.model() != null && isReserving(target.model());
    }

    @Override
    public void check(ChatExample example, Facts facts, FindingSink findings) {
        BaseModel model = Objects.requireNonNull(facts.target().model());
        report(example, model.reservedTexts(), model.reservedInPrompts(), "the model reserves", findings);
    }

    static boolean isReserving(BaseModel model) {
        return !model.reservedTexts().isEmpty() || !model.reservedInPrompts().isEmpty();
    }

    /**
     * Reports texts of a conversation that hold reserved words.
     *
     * @param anywhere the words that nobody may say
     * @param inPrompts those that only the answer may hold
     */
    static void report(
            ChatExample example,
            Collection<String> anywhere,
            Collection<String> inPrompts,
            String who,
            FindingSink findings) {
        for (Message message : example.messages()) {
            for (JsonString text : message.content().texts()) {
                report(text, anywhere, who, findings);
                if (!message.isAssistant()) {
                    report(text, inPrompts, who, findings);
                }
            }
        }
    }

    private static void report(JsonString text, Collection<String> reserved, String who, FindingSink findings) {
        for (String words : reserved) {
            if (text.text().contains(words)) {
                findings.report(text, "text holds " + Quoted.name(words) + ", which " + who);
            }
        }
    }
}
