package io.github.tuneprep.rules.content;

import static java.nio.charset.StandardCharsets.US_ASCII;

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
import java.util.Arrays;
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

    // Alpaca, Llama 2 and 3.
    private static final byte[][] MARKS = Stream.of(
                    "### Instruction:", "### Response:", "[/INST]", "<<SYS>>", "<|start_header_id|>", "<|eot_id|>")
            .map(mark -> mark.getBytes(US_ASCII))
            .toArray(byte[][]::new);

    /** What the marks begin with. */
    private static final byte[] BEGINS = {'#', '[', '<'};

    /** What their second bytes are. */
    private static final boolean[] SECONDS = new boolean[128];

    static {
        for (byte[] mark : MARKS) {
            SECONDS[mark[1]] = true;
        }
    }

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(ChatExample example, Facts facts, FindingSink findings) {
        for (Message message : example.messages()) {
            for (JsonString text : message.content().texts()) {
                byte[] mark = firstMark(text);
                if (mark != null) {
                    findings.report(text, "text holds " + Quoted.name(new String(mark, US_ASCII)));
                }
            }
        }
    }

    private static byte @Nullable [] firstMark(JsonString text) {
        for (byte begin : BEGINS) {
            int at = ByteScan.indexOf(text.line(), text.contentStart(), text.contentEnd(), begin);
            while (at + 1 < text.contentEnd()) {
                byte[] mark = SECONDS[text.line()[at + 1] & 0x7F] ? markAt(text, at) : null;
                if (mark != null) {
                    return mark;
                }
                at = ByteScan.indexOf(text.line(), at + 1, text.contentEnd(), begin);
            }
        }
        return null;
    }

    private static byte @Nullable [] markAt(JsonString text, int at) {
        for (byte[] mark : MARKS) {
            int end = at + mark.length;
            if (end <= text.contentEnd() && Arrays.equals(text.line(), at, end, mark, 0, mark.length)) {
                return mark;
            }
        }
        return null;
    }
}
