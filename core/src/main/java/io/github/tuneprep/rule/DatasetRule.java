package io.github.tuneprep.rule;

/**
 * A rule that judges a whole dataset by a {@link Statistic}.
 *
 * @param <S> the state of the statistic
 */
public interface DatasetRule<S> extends Rule {
    /** {@return what has to be gathered; the same object for all rules that share it} */
    Statistic<S> statistic();

    /** Reports what is wrong with the dataset. */
    void finish(S state, DatasetFacts facts, DatasetSink findings);
}
