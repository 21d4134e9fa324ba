package io.github.tuneprep.report;

/**
 * The tokens of a dataset.
 *
 * @param summary the totals
 * @param perLine the tokens of each line; empty unless they were asked for
 */
public record DatasetCount(DatasetSummary summary, LineTokens perLine) {}
