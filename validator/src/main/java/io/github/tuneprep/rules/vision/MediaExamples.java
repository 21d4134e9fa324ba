package io.github.tuneprep.rules.vision;

import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.Example;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.Statistic;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** How many examples of a dataset hold images and videos, and where these lie. Confined to one thread. */
final class MediaExamples {
    static final Statistic<MediaExamples> STATISTIC = new Statistic<>() {
        @Override
        public MediaExamples newState() {
            return new MediaExamples();
        }

        @Override
        public void add(MediaExamples state, Example example, Facts facts) {
            if (example instanceof ChatExample chat && chat.hasParts()) {
                boolean images = Images.count(chat) > 0;
                boolean videos = Images.videos(chat) > 0;
                state.both += images && videos ? 1 : 0;
                state.imagesOnly += images && !videos ? 1 : 0;
                state.videosOnly += videos && !images ? 1 : 0;
                if (images || videos) {
                    chat.messages().forEach(message -> Images.of(message).forEach(state::addBucketOf));
                }
            }
        }

        @Override
        public MediaExamples merge(MediaExamples left, MediaExamples right) {
            left.both += right.both;
            left.imagesOnly += right.imagesOnly;
            left.videosOnly += right.videosOnly;
            right.buckets.forEach(left::addBucket);
            return left;
        }
    };

    private static final String S3 = "s3://";

    /** Two tell that there are several; the first by name, so that the order of the examples does not matter. */
    private static final int KEPT = 2;

    private final NavigableSet<String> buckets = new TreeSet<>();
    private long both;
    private long imagesOnly;
    private long videosOnly;

    private MediaExamples() {}

    long withImages() {
        return imagesOnly + both;
    }

    /** {@return the examples with images that hold no video; one that holds both has its own finding} */
    long withImagesOnly() {
        return imagesOnly;
    }

    long withVideosOnly() {
        return videosOnly;
    }

    /** {@return the first buckets of S3 by their names, two at most} */
    List<String> buckets() {
        return List.copyOf(buckets);
    }

    private void addBucketOf(JsonString address) {
        if (address.startsWith(S3)) {
            String path = address.text().substring(S3.length());
            int end = path.indexOf('/');
            if (end > 0) {
                addBucket(path.substring(0, end));
            }
        }
    }

    private void addBucket(String name) {
        buckets.add(name);
        if (buckets.size() > KEPT) {
            buckets.pollLast();
        }
    }
}
