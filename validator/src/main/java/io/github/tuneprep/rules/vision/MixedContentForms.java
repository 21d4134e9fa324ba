package io.github.tuneprep.rules.vision;

import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.Content;
import io.github.tuneprep.example.Message;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.PartRule;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;

/** Reports: an example with images has messages whose content is a string. */
public final class MixedContentForms implements PartRule {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("mixed-content-forms")
            .severity(Severity.ERROR)
            .special()
            .summary("an example with images has messages whose content is a string")
            .why("""
                    Together wants the messages of an example to be all lists of parts or all strings.""")
            .bad("""
                    {"messages":[{"role":"user","content":[{"type":"text","text":"What is it?"},{"type":"image_url","image_url":{"url":"data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR42mP4z8AAAAMBAQD3A0FDAAAAAElFTkSuQmCC"}}]},{"role":"assistant","content":"A dot."}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":[{"type":"text","text":"What is it?"},{"type":"image_url","image_url":{"url":"data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR42mP4z8AAAAMBAQD3A0FDAAAAAElFTkSuQmCC"}}]},{"role":"assistant","content":[{"type":"text","text":"A dot."}]}]}
                    """)
            .provider("together")
            .references("github.com/togethercomputer/together-python, the file checker of the client (read 2026)")
            .build();

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(ChatExample example, Facts facts, FindingSink findings) {
        boolean parts = false;
        boolean text = false;
        for (Message message : example.messages()) {
            // A prompt and a completion have no messages of their own.
            boolean own = message.source() != example.source();
            parts |= own && message.content() instanceof Content.Parts;
            text |= own && message.content() instanceof Content.Text;
        }
        if (parts && text) {
            findings.report(
                    example.turns(), "some messages are lists of parts and some are strings, expected one form");
        }
    }
}
