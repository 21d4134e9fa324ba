package io.github.tuneprep.rule;

/**
 * A rule that compares a validation dataset with its training dataset.
 *
 * @param <S> the state of the statistic
 */
public interface SplitRule<S> extends Rule {
    /** {@return what has to be gathered; the same object for all rules that share it} */
    Statistic<S> statistic();

    /** Reports what is wrong with the validation dataset, at its lines. */
    void compare(S training, S validation, DatasetSink validationFindings);
}
