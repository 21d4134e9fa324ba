package io.github.tuneprep.rules.vision;

import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.EmbeddedImage;
import io.github.tuneprep.example.Message;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.PartRule;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;

/** Reports: an embedded image has other colours than red, green and blue. */
public final class ImageNotRgb implements PartRule {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("image-not-rgb")
            .severity(Severity.WARNING)
            .special()
            .summary("an embedded image has other colours than red, green and blue")
            .why("""
                    OpenAI takes images in the modes RGB and RGBA, and leaves out examples whose images are not as they have to be. Whether it converts grey images and those with a palette is not documented.""")
            .bad("""
                    {"messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="}}]},{"role":"assistant","content":"A dot."}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGNgYGAAAAAEAAH2FzhVAAAAAElFTkSuQmCC"}}]},{"role":"assistant","content":"A dot."}]}
                    """)
            .references("OpenAI vision fine-tuning guide, mirror github.com/piercecohen1/openai-docs commit de09146")
            .build();

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(ChatExample example, Facts facts, FindingSink findings) {
        for (Message message : example.messages()) {
            for (JsonString url : Images.of(message)) {
                EmbeddedImage image = EmbeddedImage.isDataUrl(url) ? EmbeddedImage.of(url) : null;
                // A format that is not taken is a defect of its own.
                if (image != null
                        && image.format() != null
                        && image.colours() == EmbeddedImage.Colours.OTHER
                        && facts.target().imageFormats().contains(image.format())) {
                    findings.report(url, "embedded image is grey, of a palette or for printing, expected RGB or RGBA");
                }
            }
        }
    }
}
