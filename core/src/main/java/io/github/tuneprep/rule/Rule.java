package io.github.tuneprep.rule;

/**
 * A named check. Rules are stateless and thread-safe.
 *
 * <p>A rule of no other kind is reported by the stage that reads or binds the line.
 */
public interface Rule {
    /** {@return name, severity and documentation} */
    RuleInfo info();
}
