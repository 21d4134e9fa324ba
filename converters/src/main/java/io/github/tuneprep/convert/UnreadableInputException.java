package io.github.tuneprep.convert;

import java.io.IOException;

/** The input is not what its reader can read. The message goes into a finding. */
final class UnreadableInputException extends IOException {
    private static final long serialVersionUID = 1;

    private final String rule;

    UnreadableInputException(String rule, String message) {
        super(message);
        this.rule = rule;
    }

    String rule() {
        return rule;
    }
}
