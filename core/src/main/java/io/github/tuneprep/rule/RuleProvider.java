package io.github.tuneprep.rule;

import java.util.List;

/** Brings rules of your own; found by {@link java.util.ServiceLoader}. */
public interface RuleProvider {
    /** {@return the rules; their names must not be taken} */
    List<Rule> rules();
}
