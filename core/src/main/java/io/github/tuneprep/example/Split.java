package io.github.tuneprep.example;

/** What a dataset is for. */
public enum Split {
    /** Examples the model learns from. */
    TRAINING,
    /** Examples the model is measured on; they must not occur in training. */
    VALIDATION
}
