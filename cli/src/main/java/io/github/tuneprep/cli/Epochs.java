package io.github.tuneprep.cli;

import io.github.tuneprep.Validator;

/** Understands {@code --epochs auto|N}. */
final class Epochs {
    static final String AUTO = "auto";

    private Epochs() {}

    static Validator parse(String epochs, Validator validator) {
        if (epochs.equals(AUTO)) {
            return validator.autoEpochs();
        }
        int times;
        try {
            times = Integer.parseInt(epochs);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--epochs takes auto or a number, not '" + epochs + "'", e);
        }
        return validator.epochs(times);
    }
}
