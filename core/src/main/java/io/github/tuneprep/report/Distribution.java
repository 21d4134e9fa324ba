package io.github.tuneprep.report;

/**
 * Key figures of a count per example. Percentiles are nearest-rank, so each is a value that occurs.
 *
 * @param min the smallest
 * @param mean the arithmetic mean
 * @param p50 the median
 * @param p95 the 95th percentile
 * @param p99 the 99th percentile
 * @param max the largest
 */
public record Distribution(int min, double mean, int p50, int p95, int p99, int max) {
    /** What a dataset without examples has. */
    public static final Distribution EMPTY = new Distribution(0, 0, 0, 0, 0, 0);
}
