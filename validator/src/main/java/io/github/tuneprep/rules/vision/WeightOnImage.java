package io.github.tuneprep.rules.vision;

import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.Message;
import io.github.tuneprep.json.JsonLiteral;
import io.github.tuneprep.json.JsonNumber;
import io.github.tuneprep.json.JsonValue;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.PartRule;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;

/** Reports: a message with an image has a weight that is not 0. */
public final class WeightOnImage implements PartRule {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("weight-on-image")
            .severity(Severity.ERROR)
            .special()
            .summary("a message with an image has a weight that is not 0")
            .why("""
                    Together trains on texts only, and refuses a message that holds an image and asks to be trained on.""")
            .bad("""
                    {"messages":[{"role":"user","weight":1,"content":[{"type":"image_url","image_url":{"url":"data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR42mP4z8AAAAMBAQD3A0FDAAAAAElFTkSuQmCC"}}]},{"role":"assistant","content":[{"type":"text","text":"A dot."}]}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","weight":0,"content":[{"type":"image_url","image_url":{"url":"data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR42mP4z8AAAAMBAQD3A0FDAAAAAElFTkSuQmCC"}}]},{"role":"assistant","content":[{"type":"text","text":"A dot."}]}]}
                    """)
            .provider("together")
            .references("github.com/togethercomputer/together-python commit eba5e5f, src/together/utils/files.py")
            .build();

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(ChatExample example, Facts facts, FindingSink findings) {
        for (Message message : example.messages()) {
            JsonValue weight = message.weight();
            boolean isWritten = weight instanceof JsonNumber || weight instanceof JsonLiteral;
            if (weight != null
                    && isWritten
                    && !weight.isNull()
                    && !message.hasZeroWeight()
                    && Images.count(message) > 0) {
                findings.report(weight, "message holds an image and has a weight, expected 0 or none");
            }
        }
    }
}
