package io.github.tuneprep.engine;

import io.github.tuneprep.catalogue.Dated;
import io.github.tuneprep.catalogue.Limit;
import io.github.tuneprep.catalogue.Target;
import io.github.tuneprep.rules.limits.FileTooLarge;
import io.github.tuneprep.rules.limits.TooManyExamples;
import io.github.tuneprep.rules.shape.ValidationInAnotherFormat;
import java.util.List;
import java.util.Locale;

/** Holds the numbers and the formats of a training and a validation dataset against each other. */
final class AcrossSplits {
    private AcrossSplits() {}

    static void check(Target target, Scan training, Scan validation) {
        compareFormats(target, training, validation);
        long trained = training.facts().filledLines();
        long held = validation.facts().filledLines();
        Dated<Long> together = target.limit(Limit.MAX_EXAMPLES_TOGETHER);
        if (together != null && trained + held > together.value()) {
            validation
                    .sink(TooManyExamples.INFO)
                    .report("training and validation dataset have " + (trained + held) + " lines of examples together, "
                            + target.setterOf(Limit.MAX_EXAMPLES_TOGETHER) + " takes at most " + together.value());
        }
        Dated<Long> free = target.limit(Limit.FREE_VALIDATION_EXAMPLES);
        Dated<Long> share = target.limit(Limit.MAX_VALIDATION_PERCENT);
        if (share != null && held * 100 > trained * share.value() && (free == null || held > free.value())) {
            validation
                    .sink(TooManyExamples.INFO)
                    .report("dataset has " + held + " lines of examples, "
                            + target.setterOf(Limit.MAX_VALIDATION_PERCENT)
                            + " takes at most " + share.value() + " % of the " + trained + " for training"
                            + (free == null ? "" : " where there are more than " + free.value()));
        }
        Dated<Long> size = target.limit(Limit.MAX_VALIDATION_FILE_PERCENT);
        long bytes = validation.facts().bytes();
        long trainedBytes = training.facts().bytes();
        if (size != null && bytes * 100 > trainedBytes * size.value()) {
            validation
                    .sink(FileTooLarge.INFO)
                    .report(String.format(
                            Locale.ROOT,
                            "file has %,d bytes, %s takes at most %d %% of the %,d for training",
                            bytes,
                            target.setterOf(Limit.MAX_VALIDATION_FILE_PERCENT),
                            size.value(),
                            trainedBytes));
        }
    }

    /** Formats that the target refuses have their own finding. */
    private static void compareFormats(Target target, Scan training, Scan validation) {
        String trained = training.summary().dialect();
        String held = validation.summary().dialect();
        if (!trained.equals(held) && target.dialects().containsAll(List.of(trained, held))) {
            validation
                    .sink(ValidationInAnotherFormat.INFO)
                    .report("dataset is in the " + held + " format, the training dataset is in the " + trained
                            + " format");
        }
    }
}
