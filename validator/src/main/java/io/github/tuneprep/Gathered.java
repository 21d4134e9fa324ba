package io.github.tuneprep;

import io.github.tuneprep.report.DatasetSummary;

/**
 * A statistic of a dataset.
 *
 * @param summary the totals of the dataset
 * @param state what was gathered
 * @param <S> the state of the statistic
 */
public record Gathered<S>(DatasetSummary summary, S state) {}
