package io.github.tuneprep.rules.content;

import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.Message;
import io.github.tuneprep.json.ByteScan;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.rule.ChatRule;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.Quoted;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import io.github.tuneprep.rule.Trigger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
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

    // Alpaca, Vicuna, Llama 2 and 3, Zephyr and Phi, Gemma, gpt-oss, OpenChat, Mistral, DeepSeek.
    private static final String[] MARKS = {
        "### Instruction:",
        "### Response:",
        "### Human:",
        "### Assistant:",
        "### User:",
        "[INST]",
        "[/INST]",
        "[SYSTEM_PROMPT]",
        "[AVAILABLE_TOOLS]",
        "<<SYS>>",
        "<|begin_of_text|>",
        "<|start_header_id|>",
        "<|eot_id|>",
        "<|eom_id|>",
        "<|end_of_text|>",
        "<|system|>",
        "<|user|>",
        "<|assistant|>",
        "<|end|>",
        "<|channel|>",
        "<|message|>",
        "<|return|>",
        "<|end_of_turn|>",
        "<start_of_turn>",
        "<end_of_turn>",
        "<\uFF5CUser\uFF5C>",
        "<\uFF5CAssistant\uFF5C>"
    };

    /** What a text ends with that ended an answer; elsewhere the first is a tag of HTML. */
    private static final String[] ENDS = {"</s>", "<eos>"};

    private static final byte[] STRUCK_OUT = {'<', 's', '>'};

    private static final byte[][] MARK_BYTES = bytes(MARKS);

    private static final byte[][] END_BYTES = bytes(ENDS);

    private static final byte[] BEGINNINGS = {'<', '#', '['};

    private static final List<Trigger> TRIGGERS = List.of(
            new Trigger("#", " ", "IRHAU"),
            new Trigger("[", "/ISA", "INYV"),
            Trigger.of("<<S"),
            new Trigger("<", "|", "abcmrsu"),
            // The end of a text is a special token, which has a rule of its own.
            Trigger.of("|eo"),
            Trigger.of("f_t"),
            Trigger.of("nd|"),
            Trigger.of("<\u00EF\u00BD"),
            Trigger.of("/s>"),
            Trigger.of("<eo"));

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
        for (byte beginning : BEGINNINGS) {
            for (int at = ByteScan.indexOf(text, from, to, beginning);
                    at < to;
                    at = ByteScan.indexOf(text, at + 1, to, beginning)) {
                for (int i = 0; i < MARKS.length; i++) {
                    if (isAt(text, at, to, MARK_BYTES[i])) {
                        return MARKS[i];
                    }
                }
            }
        }
        for (int i = 0; i < ENDS.length; i++) {
            if (isAt(text, Math.max(from, to - END_BYTES[i].length), to, END_BYTES[i]) && !isClosing(text, from, to)) {
                return ENDS[i];
            }
        }
        return null;
    }

    /** In HTML, s strikes out what stands between its tags. */
    private static boolean isClosing(byte[] text, int from, int to) {
        for (int at = ByteScan.indexOf(text, from, to, (byte) '<');
                at + STRUCK_OUT.length < to;
                at = ByteScan.indexOf(text, at + 1, to, (byte) '<')) {
            if (isAt(text, at, to, STRUCK_OUT)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAt(byte[] text, int at, int to, byte[] mark) {
        int end = at + mark.length;
        return end <= to && text[at + 1] == mark[1] && Arrays.equals(text, at, end, mark, 0, mark.length);
    }

    private static byte[][] bytes(String... marks) {
        return Stream.of(marks)
                .map(mark -> mark.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
    }
}
