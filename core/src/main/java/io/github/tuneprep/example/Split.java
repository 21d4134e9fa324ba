package io.github.tuneprep.example;

import java.util.Locale;

/** What a dataset is for. */
public enum Split {
    /** Examples the model learns from. */
    TRAINING,
    /** Examples the model is measured on; they must not occur in training. */
    VALIDATION;

    /** {@return the name in reports} */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
