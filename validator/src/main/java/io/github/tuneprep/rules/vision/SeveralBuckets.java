package io.github.tuneprep.rules.vision;

import io.github.tuneprep.rule.DatasetFacts;
import io.github.tuneprep.rule.DatasetRule;
import io.github.tuneprep.rule.DatasetSink;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import io.github.tuneprep.rule.Statistic;
import java.util.List;

/** Reports: images or videos of a dataset lie in several buckets. */
public final class SeveralBuckets implements DatasetRule<MediaExamples> {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("several-buckets")
            .severity(Severity.WARNING)
            .special()
            .summary("images or videos of a dataset lie in several buckets")
            .why("""
                    Amazon's guide for Nova wants the images and videos in the bucket that the dataset is in, so that all of
                    them are in one. What the server does with others is not documented.""")
            .bad("""
                    {"schemaVersion":"bedrock-conversation-2024","messages":[{"role":"user","content":[{"image":{"format":"png","source":{"s3Location":{"uri":"s3://bucket/dot.png"}}}},{"text":"What is it?"}]},{"role":"assistant","content":[{"text":"A dot."}]}]}
                    {"schemaVersion":"bedrock-conversation-2024","messages":[{"role":"user","content":[{"image":{"format":"png","source":{"s3Location":{"uri":"s3://another/line.png"}}}},{"text":"What is it?"}]},{"role":"assistant","content":[{"text":"A line."}]}]}
                    """)
            .good("""
                    {"schemaVersion":"bedrock-conversation-2024","messages":[{"role":"user","content":[{"image":{"format":"png","source":{"s3Location":{"uri":"s3://bucket/dot.png"}}}},{"text":"What is it?"}]},{"role":"assistant","content":[{"text":"A dot."}]}]}
                    {"schemaVersion":"bedrock-conversation-2024","messages":[{"role":"user","content":[{"image":{"format":"png","source":{"s3Location":{"uri":"s3://bucket/line.png"}}}},{"text":"What is it?"}]},{"role":"assistant","content":[{"text":"A line."}]}]}
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
        List<String> buckets = state.buckets();
        if (buckets.size() > 1) {
            findings.report("images and videos lie in several buckets, such as " + buckets.get(0) + " and "
                    + buckets.get(1) + ", expected all in that of the dataset");
        }
    }
}
