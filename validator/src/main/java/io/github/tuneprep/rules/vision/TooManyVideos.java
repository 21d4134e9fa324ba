package io.github.tuneprep.rules.vision;

import io.github.tuneprep.catalogue.Dated;
import io.github.tuneprep.catalogue.Limit;
import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.PartRule;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;

/** Reports: an example holds more videos than the base model takes. */
public final class TooManyVideos implements PartRule {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("too-many-videos")
            .severity(Severity.ERROR)
            .summary("an example holds more videos than the base model takes")
            .why("""
                    Nova takes one video an example, Nova Micro none.""")
            .bad("""
                    {"schemaVersion":"bedrock-conversation-2024","messages":[{"role":"user","content":[{"video":{"format":"mp4","source":{"s3Location":{"uri":"s3://bucket/dot.mp4"}}}},{"video":{"format":"mp4","source":{"s3Location":{"uri":"s3://bucket/line.mp4"}}}},{"text":"What is it?"}]},{"role":"assistant","content":[{"text":"A dot."}]}]}
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
        Dated<Long> limit = facts.target().limit(Limit.MAX_VIDEOS);
        int videos = Images.videos(example);
        if (limit != null && videos > limit.value()) {
            findings.report(
                    example.turns(),
                    limit.value() == 0
                            ? "example holds videos, expected none"
                            : "example holds more than " + limit.value() + (limit.value() == 1 ? " video" : " videos"),
                    videos + (videos == 1 ? " video" : " videos"));
        }
    }
}
