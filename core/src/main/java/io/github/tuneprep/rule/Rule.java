package io.github.tuneprep.rule;

import io.github.tuneprep.catalogue.Target;

/**
 * A named check. Rules are stateless and thread-safe.
 *
 * <p>A rule of no other kind is reported by the stage that reads or binds the line.
 */
public interface Rule {
    /** {@return name, severity and documentation} */
    RuleInfo info();

    /**
     * {@return whether there is anything in a file for {@code target} that the rule may report; else it is not asked}
     */
    default boolean concerns(Target target) {
        return true;
    }
}
