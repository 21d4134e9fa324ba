package io.github.tuneprep.rule;

import io.github.tuneprep.catalogue.UnknownNameException;
import java.util.Locale;
import java.util.Optional;

/** How bad a finding is, worst first. */
public enum Severity {
    /** A provider refuses the file or the job, the example cannot train, or validation data leaks from training. */
    ERROR,
    /** It trains, and probably not what was meant, or what the server does with it is not documented. */
    WARNING,
    /** Advice. */
    INFO;

    /**
     * {@return the severity that fails a check, by its label; empty for {@code never}}
     *
     * @throws UnknownNameException if it is neither
     */
    public static Optional<Severity> failing(String label) {
        return label.strip().equalsIgnoreCase("never")
                ? Optional.empty()
                : Optional.of(UnknownNameException.constant(Severity.class, "severity", label));
    }

    /** {@return the lower-case name that reports use} */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
