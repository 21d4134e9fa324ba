package io.github.tuneprep.fix;

import io.github.tuneprep.Validator;
import java.util.Set;

/**
 * What is mended.
 *
 * @param validator whose findings are mended
 * @param unsafe whether changes are made that may change what the model learns
 * @param only the rules whose findings are mended, beside what is not lines at all; empty for all
 */
record FixSettings(Validator validator, boolean unsafe, Set<String> only) {
    /** {@return the same for the dataset of that name, in which rules may be ignored} */
    FixSettings in(String dataset) {
        return new FixSettings(validator.in(dataset), unsafe, only);
    }

    /** {@return whether findings of a rule are to be mended} */
    boolean wants(String rule) {
        return only.isEmpty() || only.contains(rule);
    }

    /** {@return whether there may be findings of a rule, and they are to be mended} */
    boolean mends(String rule) {
        return wants(rule)
                && validator.activeRules().stream().anyMatch(info -> info.name().equals(rule));
    }
}
