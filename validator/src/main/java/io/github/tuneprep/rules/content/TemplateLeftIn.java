package io.github.tuneprep.rules.content;

import io.github.tuneprep.catalogue.Target;
import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.Example;
import io.github.tuneprep.example.Message;
import io.github.tuneprep.example.PreferenceExample;
import io.github.tuneprep.example.ReinforcementExample;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.Quoted;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import io.github.tuneprep.rule.TextRule;
import io.github.tuneprep.rule.Trigger;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reports: a text holds the marks of a prompt template. */
public final class TemplateLeftIn implements TextRule {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("template-left-in")
            .severity(Severity.WARNING)
            .summary("a text holds the marks of a prompt template")
            .why("""
                    The trainer wraps each message in the marks of its model. Marks that are in the text already come from another format and are learnt as text.""")
            .bad("""
                    {"messages":[{"role":"user","content":"### Instruction:\\nHi\\n\\n### Response:"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .build();

    // Alpaca, Llama 2 and 3.
    private static final List<String> MARKS =
            List.of("### Instruction:", "### Response:", "[/INST]", "<<SYS>>", "<|start_header_id|>", "<|eot_id|>");

    /** Three bytes of each mark that are rare together. */
    private static final List<Trigger> TRIGGERS = List.of(
            Trigger.of("# I"),
            Trigger.of("# R"),
            Trigger.of("[/I"),
            Trigger.of("<<S"),
            Trigger.of("<|s"),
            Trigger.of("<|e"));

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public List<Trigger> triggers() {
        return TRIGGERS;
    }

    @Override
    public void check(JsonString text, @Nullable Example example, Target target, FindingSink findings) {
        String said = text.text();
        MARKS.stream()
                .filter(said::contains)
                .min(Comparator.comparingInt(said::indexOf))
                .filter(mark -> isSaid(text, example))
                .ifPresent(mark -> findings.report(text, "text holds " + Quoted.name(mark)));
    }

    /** A prompt that is no message has the marks of its model for good reason. */
    private static boolean isSaid(JsonString text, @Nullable Example example) {
        List<Message> messages = example instanceof ChatExample chat
                ? chat.messages()
                : example instanceof PreferenceExample preference
                        ? preference.messages()
                        : example instanceof ReinforcementExample reinforcement
                                ? reinforcement.question().messages()
                                : List.of();
        return messages.stream()
                .flatMap(message -> message.content().texts().stream())
                .anyMatch(said -> said == text);
    }
}
