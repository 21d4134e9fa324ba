package io.github.tuneprep.rule;

import io.github.tuneprep.example.Example;

/**
 * A rule that judges one example by itself.
 *
 * @param <E> the kind of example it judges
 */
public interface ExampleRule<E extends Example> extends Rule {
    /** {@return the kind of example this rule judges; {@code Example.class} for every kind} */
    Class<E> appliesTo();

    /** Reports what is wrong with {@code example}. */
    void check(E example, Facts facts, FindingSink findings);
}
