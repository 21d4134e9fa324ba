package io.github.tuneprep.rule;

import java.util.Locale;

/** How bad a finding is, worst first. */
public enum Severity {
    /** A provider refuses the file or the job, the example cannot train, or validation data leaks from training. */
    ERROR,
    /** It trains, and probably not what was meant, or what the server does with it is not documented. */
    WARNING,
    /** Advice. */
    INFO;

    /** {@return the lower-case name that reports use} */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
