package io.github.tuneprep.rules.vision;

import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.Example;
import io.github.tuneprep.rule.DatasetFacts;
import io.github.tuneprep.rule.DatasetRule;
import io.github.tuneprep.rule.DatasetSink;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import io.github.tuneprep.rule.Statistic;

/** Reports: some examples of a dataset hold images, and others videos. */
public final class ImagesAndVideos implements DatasetRule<long[]> {
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

    /** Two numbers: the examples with images alone, and those with videos alone. */
    private static final Statistic<long[]> STATISTIC = new Statistic<>() {
        @Override
        public long[] newState() {
            return new long[2];
        }

        @Override
        public void add(long[] state, Example example, Facts facts) {
            if (example instanceof ChatExample chat) {
                boolean images = Images.count(chat) > 0;
                boolean videos = Images.videos(chat) > 0;
                // An example that holds both has its own finding.
                state[0] += images && !videos ? 1 : 0;
                state[1] += videos && !images ? 1 : 0;
            }
        }

        @Override
        public long[] merge(long[] left, long[] right) {
            left[0] += right[0];
            left[1] += right[1];
            return left;
        }
    };

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Statistic<long[]> statistic() {
        return STATISTIC;
    }

    @Override
    public void finish(long[] state, DatasetFacts facts, DatasetSink findings) {
        if (state[0] > 0 && state[1] > 0) {
            findings.report("dataset holds images in " + state[0] + " and videos in " + state[1]
                    + " examples, expected one of the two");
        }
    }
}
