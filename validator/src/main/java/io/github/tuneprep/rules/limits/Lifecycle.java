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
        @Nullable Dated<LocalDate> jobsEnd,
        @Nullable Dated<LocalDate> retired,
        LocalDate today) {

    /**
     * {@return what is announced for the model of a target, or null when nothing is; without a model, what is so for
     * all of the provider}
     */
    static @Nullable Lifecycle of(Target target) {
        BaseModel model = target.model();
        if (model == null) {
            Dated<LocalDate> end = target.provider().jobsEnd();
            return end == null || target.today().isBefore(end.value())
                    ? null
                    : new Lifecycle("", target.provider().title(), end, null, target.today());
        }
        Dated<LocalDate> jobsEnd = earlier(model.jobsEnd(), target.provider().jobsEnd());
        Dated<LocalDate> retired = model.retired();
        return jobsEnd == null && retired == null
                ? null
                : new Lifecycle(model.id(), target.provider().title(), jobsEnd, retired, target.today());
    }

    boolean isOver() {
        return isPast(jobsEnd) || isPast(retired);
    }

    String describe() {
        if (retired != null && isPast(retired)) {
            return model + " is retired at " + provider + since(retired);
        }
        if (jobsEnd != null && isPast(jobsEnd)) {
            return provider + " takes no new jobs" + (model.isEmpty() ? "" : " for " + model) + since(jobsEnd);
        }
        List<String> parts = new ArrayList<>();
        if (jobsEnd != null) {
            parts.add(provider + " takes no new jobs for " + model + " from " + jobsEnd.value());
        }
        if (retired != null) {
            parts.add(model + " and its tunes stop on " + retired.value());
        }
        return String.join("; ", parts);
    }

    /** Where a source names no day, the day it was read is all that is known. */
    private static String since(Dated<LocalDate> day) {
        return day.value().equals(day.asOf()) ? ", as read on " + day.asOf() : " since " + day.value();
    }

    private boolean isPast(@Nullable Dated<LocalDate> day) {
        return day != null && !today.isBefore(day.value());
    }

    private static @Nullable Dated<LocalDate> earlier(
            @Nullable Dated<LocalDate> left, @Nullable Dated<LocalDate> right) {
        if (left == null || right == null) {
            return left != null ? left : right;
        }
        return left.value().isBefore(right.value()) ? left : right;
    }
}
