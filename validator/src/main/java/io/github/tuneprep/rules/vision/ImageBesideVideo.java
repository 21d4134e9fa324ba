package io.github.tuneprep.rules.vision;

import io.github.tuneprep.catalogue.Dated;
import io.github.tuneprep.catalogue.Limit;
import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.PartRule;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;

/** Reports: an example holds images and a video. */
public final class ImageBesideVideo implements PartRule {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("image-beside-video")
            .severity(Severity.ERROR)
            .special()
            .summary("an example holds images and a video")
            .why("""
                    Nova takes up to ten images or one video in an example, not both.""")
            .bad("""
                    {"schemaVersion":"bedrock-conversation-2024","messages":[{"role":"user","content":[{"image":{"format":"png","source":{"s3Location":{"uri":"s3://bucket/dot.png"}}}},{"video":{"format":"mp4","source":{"s3Location":{"uri":"s3://bucket/dot.mp4"}}}},{"text":"What is it?"}]},{"role":"assistant","content":[{"text":"A dot."}]}]}
                    """)
            .good("""
                    {"schemaVersion":"bedrock-conversation-2024","messages":[{"role":"user","content":[{"video":{"format":"mp4","source":{"s3Location":{"uri":"s3://bucket/dot.mp4"}}}},{"text":"What is it?"}]},{"role":"assistant","content":[{"text":"A dot."}]}]}
                    """)
            .provider("bedrock")
            .model("amazon.nova-lite-v1:0", "amazon.nova-lite-v1:0")
            .references("github.com/aws-samples/amazon-bedrock-samples commit 85fba9d, nova_ft_dataset_validator.py")
            .build();

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(ChatExample example, Facts facts, FindingSink findings) {
        Dated<Long> images = facts.target().limit(Limit.MAX_IMAGES);
        // Where none is taken, each of them has its own finding.
        if (Images.count(example) > 0 && Images.videos(example) > 0 && (images == null || images.value() > 0)) {
            findings.report(example.turns(), "example holds images and a video, expected one of them");
        }
    }
}
