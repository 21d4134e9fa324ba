package io.github.tuneprep.rules.limits;

import io.github.tuneprep.catalogue.BaseModel;
import io.github.tuneprep.catalogue.Dated;
import io.github.tuneprep.catalogue.Target;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When a base model stops being tunable. */
record Lifecycle(
        String model,
        String provider,
        @Nullable LocalDate jobsEnd,
        @Nullable LocalDate retired,
        LocalDate today) {

    /** {@return what is announced for the model of a target, or null when there is no model or nothing is announced} */
    static @Nullable Lifecycle of(Target target) {
        BaseModel model = target.model();
        if (model == null) {
            return null;
        }
        LocalDate jobsEnd = earlier(model.jobsEnd(), target.provider().jobsEnd());
        LocalDate retired = model.retired() == null ? null : model.retired().value();
        return jobsEnd == null && retired == null
                ? null
                : new Lifecycle(model.id(), target.provider().title(), jobsEnd, retired, target.today());
    }

    boolean isOver() {
        return isPast(jobsEnd) || isPast(retired);
    }

    String describe() {
        if (isPast(retired)) {
            return model + " is retired at " + provider + " since " + retired;
        }
        if (isPast(jobsEnd)) {
            return provider + " takes no new jobs for " + model + " since " + jobsEnd;
        }
        List<String> parts = new ArrayList<>();
        if (jobsEnd != null) {
            parts.add(provider + " takes no new jobs for " + model + " from " + jobsEnd);
        }
        if (retired != null) {
            parts.add(model + " and its tunes stop on " + retired);
        }
        return String.join("; ", parts);
    }

    private boolean isPast(@Nullable LocalDate day) {
        return day != null && !today.isBefore(day);
    }

    private static @Nullable LocalDate earlier(@Nullable Dated<LocalDate> left, @Nullable Dated<LocalDate> right) {
        if (left == null || right == null) {
            return left != null ? left.value() : right != null ? right.value() : null;
        }
        return left.value().isBefore(right.value()) ? left.value() : right.value();
    }
}
