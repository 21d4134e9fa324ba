package io.github.tuneprep.rules.vision;

import io.github.tuneprep.catalogue.BaseModel;
import io.github.tuneprep.catalogue.Dated;
import io.github.tuneprep.catalogue.Limit;
import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.Message;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.PartRule;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import java.util.List;

/** Reports: an example holds images, and the base model is not known to learn from them. */
public final class UndocumentedImage implements PartRule {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("undocumented-image")
            .severity(Severity.WARNING)
            .special()
            .summary("an example holds images, and the base model is not known to learn from them")
            .why("""
                    OpenAI's guide lists gpt-4o-2024-08-06 alone for images, Microsoft's also gpt-4.1. What their servers do with images for another base model is not documented.""")
            .bad("""
                    {"messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"https://example.com/a.png"}}]},{"role":"assistant","content":"A dot."}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .model("gpt-4.1-mini-2025-04-14", "gpt-4.1-mini-2025-04-14")
            .references("OpenAI vision fine-tuning guide, mirror github.com/piercecohen1/openai-docs commit de09146")
            .build();

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(ChatExample example, Facts facts, FindingSink findings) {
        Dated<Long> limit = facts.target().limit(Limit.MAX_IMAGES);
        if (limit != null && limit.value() == 0) {
            return; // too-many-images says that none is taken
        }
        BaseModel model = facts.target().model();
        for (Message message : example.messages()) {
            List<JsonString> images = Images.of(message);
            if (!images.isEmpty()) {
                String who = model == null ? facts.target().provider().title() : model.id();
                findings.report(images.get(0), "example holds an image, " + who + " is not known to learn from it");
                return;
            }
        }
    }
}
