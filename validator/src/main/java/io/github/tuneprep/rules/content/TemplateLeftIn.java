package io.github.tuneprep.rules.content;

import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.Message;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.rule.ChatRule;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.Quoted;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import io.github.tuneprep.rule.Trigger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reports: a text holds the marks of a prompt template. */
public final class TemplateLeftIn implements ChatRule {
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

    // Alpaca, Vicuna, Llama 2 and 3, Zephyr and Phi, Gemma.
    private static final List<String> MARKS = List.of(
            "### Instruction:",
            "### Response:",
            "### Human:",
            "### Assistant:",
            "[/INST]",
            "<<SYS>>",
            "<|start_header_id|>",
            "<|eot_id|>",
            "<|user|>",
            "<|assistant|>",
            "<start_of_turn>",
            "<end_of_turn>");

    private static final List<Trigger> TRIGGERS = List.of(
            new Trigger("#", " ", "IRHA"),
            Trigger.of("[/I"),
            Trigger.of("<<S"),
            new Trigger("<", "|", "esua"),
            Trigger.of("f_t"));

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public List<Trigger> triggers() {
        return TRIGGERS;
    }

    @Override
    public void check(ChatExample example, Facts facts, FindingSink findings) {
        for (Message message : example.messages()) {
            for (JsonString text : message.content().texts()) {
                String mark = firstMark(text.textBytes(), text.textStart(), text.textEnd());
                if (mark != null) {
                    findings.report(text, "text holds " + Quoted.name(mark));
                }
            }
        }
    }

    private static @Nullable String firstMark(byte[] text, int from, int to) {
        for (int at = from; at < to; at++) {
            if (text[at] == '#' || text[at] == '[' || text[at] == '<') {
                for (String mark : MARKS) {
                    if (startsWith(text, at, to, mark)) {
                        return mark;
                    }
                }
            }
        }
        return null;
    }

    private static boolean startsWith(byte[] text, int at, int to, String mark) {
        if (to - at < mark.length()) {
            return false;
        }
        for (int i = 0; i < mark.length(); i++) {
            if (text[at + i] != mark.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
