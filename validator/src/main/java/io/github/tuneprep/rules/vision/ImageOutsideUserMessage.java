package io.github.tuneprep.rules.vision;

import io.github.tuneprep.catalogue.Dated;
import io.github.tuneprep.catalogue.Limit;
import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.Message;
import io.github.tuneprep.example.Role;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.PartRule;
import io.github.tuneprep.rule.Quoted;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;

/** Reports: an image or a video stands in another message than the user's. */
public final class ImageOutsideUserMessage implements PartRule {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("image-outside-user-message")
            .severity(Severity.ERROR)
            .summary("an image or a video stands in another message than the user's")
            .why("""
                    Models are tuned to read images, not to draw them: only the user shows some.""")
            .bad("""
                    {"messages":[{"role":"user","content":"Draw a dot."},{"role":"assistant","content":[{"type":"image_url","image_url":{"url":"data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR42mP4z8AAAAMBAQD3A0FDAAAAAElFTkSuQmCC"}}]}]}
                    """)
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
        Dated<Long> images = facts.target().limit(Limit.MAX_IMAGES);
        if (images != null && images.value() == 0) {
            // Where there may be none, that is the defect.
            return;
        }
        for (Message message : example.messages()) {
            boolean shows = Images.count(message) > 0 || Images.videos(message) > 0;
            if (shows && !message.role().equals(Role.USER)) {
                findings.report(
                        message.source(),
                        (Images.count(message) > 0 ? "image" : "video") + " stands in a message from "
                                + Quoted.name(message.writtenRole()) + ", expected user");
            }
        }
    }
}
