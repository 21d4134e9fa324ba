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
    private static final List<String> MARKS =
            List.of("### Instruction:", "### Response:", "[/INST]", "<<SYS>>", "<|start_header_id|>", "<|eot_id|>");

    private static final List<Trigger> TRIGGERS =
            List.of(new Trigger("#", " ", "IR"), Trigger.of("[/I"), Trigger.of("<<S"), new Trigger("<", "|", "es"));

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
                String decoded = text.text();
                MARKS.stream()
                        .filter(decoded::contains)
                        .findFirst()
                        .ifPresent(mark -> findings.report(text, "text holds " + Quoted.name(mark)));
            }
        }
    }
}
