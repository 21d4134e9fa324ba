package io.github.tuneprep.rules.vision;

import io.github.tuneprep.catalogue.Dated;
import io.github.tuneprep.catalogue.Limit;
import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.EmbeddedImage;
import io.github.tuneprep.example.Message;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.PartRule;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;

/** Reports: an embedded image is larger than the provider takes. */
public final class ImageTooLarge implements PartRule {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("image-too-large")
            .severity(Severity.WARNING)
            .summary("an embedded image is larger than the provider takes")
            .why("""
                    OpenAI leaves examples out, without a word, whose images are larger than 10 MB. A smaller image shows the model the same, since all are scaled down.""")
            .good("""
                    {"messages":[{"role":"user","content":[{"type":"text","text":"What is it?"},{"type":"image_url","image_url":{"url":"data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR42mP4z8AAAAMBAQD3A0FDAAAAAElFTkSuQmCC"}}]},{"role":"assistant","content":"A dot."}]}
                    """)
            .references("OpenAI vision fine-tuning guide, mirror github.com/piercecohen1/openai-docs commit de09146")
            .build();

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(ChatExample example, Facts facts, FindingSink findings) {
        Dated<Long> limit = facts.target().limit(Limit.MAX_IMAGE_BYTES);
        if (limit == null) {
            return;
        }
        for (Message message : example.messages()) {
            for (JsonString url : Images.of(message)) {
                EmbeddedImage image = EmbeddedImage.isDataUrl(url) ? EmbeddedImage.of(url) : null;
                if (image != null && image.bytes() > limit.value()) {
                    findings.report(
                            url, "embedded image has more than " + limit.value() + " bytes", image.bytes() + " bytes");
                }
            }
        }
    }
}
