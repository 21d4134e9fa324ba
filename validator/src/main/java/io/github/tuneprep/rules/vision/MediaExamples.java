package io.github.tuneprep.rules.vision;

import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.Example;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.Statistic;

/** How many examples of a dataset hold images and videos. Confined to one thread. */
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
            }
        }

        @Override
        public MediaExamples merge(MediaExamples left, MediaExamples right) {
            left.both += right.both;
            left.imagesOnly += right.imagesOnly;
            left.videosOnly += right.videosOnly;
            return left;
        }
    };

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
}
