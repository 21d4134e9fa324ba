package io.github.tuneprep.convert;

/** Says why a row cannot be held by the format to write. */
final class RefusedRowException extends Exception {
    private static final long serialVersionUID = 1;

    RefusedRowException(String reason) {
        super(reason);
    }

    /** {@return why, as a finding says it} */
    String reason() {
        return String.valueOf(getMessage());
    }
}
