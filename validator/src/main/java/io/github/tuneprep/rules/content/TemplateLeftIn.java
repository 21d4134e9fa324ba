package io.github.tuneprep.rules.content;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.Message;
import io.github.tuneprep.json.ByteScan;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.rule.ExampleRule;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.Quoted;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Reports: a text holds the marks of a prompt template. */
public final class TemplateLeftIn implements ExampleRule<ChatExample> {
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
    private static final List<byte[]> MARKS = Stream.of(
                    "### Instruction:", "### Response:", "[/INST]", "<<SYS>>", "<|start_header_id|>", "<|eot_id|>")
            .map(mark -> mark.getBytes(US_ASCII))
            .toList();

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Class<ChatExample> appliesTo() {
        return ChatExample.class;
    }

    @Override
    public void check(ChatExample example, Facts facts, FindingSink findings) {
        for (Message message : example.messages()) {
            for (JsonString text : message.content().texts()) {
                for (byte[] mark : MARKS) {
                    if (holds(text, mark)) {
                        findings.report(text, "text holds " + Quoted.name(new String(mark, US_ASCII)));
                        break;
                    }
                }
            }
        }
    }

    private static boolean holds(JsonString text, byte[] mark) {
        byte[] line = text.line();
        int last = text.contentEnd() - mark.length;
        int at = ByteScan.indexOf(line, text.contentStart(), text.contentEnd(), mark[0]);
        while (at <= last) {
            if (Arrays.equals(line, at, at + mark.length, mark, 0, mark.length)) {
                return true;
            }
            at = ByteScan.indexOf(line, at + 1, text.contentEnd(), mark[0]);
        }
        return false;
    }
}
