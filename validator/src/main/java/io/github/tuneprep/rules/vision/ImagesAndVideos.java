package io.github.tuneprep.rules.vision;

import io.github.tuneprep.rule.DatasetFacts;
import io.github.tuneprep.rule.DatasetRule;
import io.github.tuneprep.rule.DatasetSink;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import io.github.tuneprep.rule.Statistic;

/** Reports: some examples of a dataset hold images, and others videos. */
public final class ImagesAndVideos implements DatasetRule<MediaExamples> {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("images-and-videos")
            .severity(Severity.ERROR)
            .special()
            .summary("some examples of a dataset hold images, and others videos")
            .why("""
                    A dataset for Nova is of texts, of texts and images, or of texts and videos. Tune with two datasets one after the other.""")
            .bad("""
                    {"schemaVersion":"bedrock-conversation-2024","messages":[{"role":"user","content":[{"image":{"format":"png","source":{"s3Location":{"uri":"s3://bucket/dot.png"}}}},{"text":"What is it?"}]},{"role":"assistant","content":[{"text":"A dot."}]}]}
                    {"schemaVersion":"bedrock-conversation-2024","messages":[{"role":"user","content":[{"video":{"format":"mp4","source":{"s3Location":{"uri":"s3://bucket/dot.mp4"}}}},{"text":"What is it?"}]},{"role":"assistant","content":[{"text":"A dot that moves."}]}]}
                    """)
            .good("""
                    {"schemaVersion":"bedrock-conversation-2024","messages":[{"role":"user","content":[{"image":{"format":"png","source":{"s3Location":{"uri":"s3://bucket/dot.png"}}}},{"text":"What is it?"}]},{"role":"assistant","content":[{"text":"A dot."}]}]}
                    """)
            .provider("bedrock")
            .model("amazon.nova-lite-v1:0", "amazon.nova-lite-v1:0")
            .references("docs.aws.amazon.com, Nova user guide, fine-tune-prepare-data-understanding (read 2026)")
            .build();

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Statistic<MediaExamples> statistic() {
        return MediaExamples.STATISTIC;
    }

    @Override
    public void finish(MediaExamples state, DatasetFacts facts, DatasetSink findings) {
        if (state.withImagesOnly() > 0 && state.withVideosOnly() > 0) {
            findings.report("dataset holds images in " + state.withImagesOnly() + " and videos in "
                    + state.withVideosOnly() + " examples, expected one of the two");
        }
    }
}
