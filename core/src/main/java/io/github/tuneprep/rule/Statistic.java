package io.github.tuneprep.rule;

import io.github.tuneprep.example.Example;

/**
 * Something known about a dataset, gathered in one pass and mergeable.
 *
 * <p>Several rules may read the same statistic; it is gathered once. Merging is associative and commutative, and a new
 * state is neutral, so the result does not depend on threads or on the order of blocks.
 *
 * @param <S> the state; confined to one thread until it is merged
 */
public interface Statistic<S> {
    /** {@return an empty state} */
    S newState();

    /** Adds one example. */
    void add(S state, Example example, Facts facts);

    /** {@return everything in both; may reuse either} */
    S merge(S left, S right);
}
