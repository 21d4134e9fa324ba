package io.github.tuneprep.report;

import java.util.List;

/**
 * Key figures of a count per example. Percentiles are nearest-rank, so each is a value that occurs.
 *
 * @param min the smallest
 * @param mean the arithmetic mean
 * @param p50 the median
 * @param p95 the 95th percentile
 * @param p99 the 99th percentile
 * @param max the largest
 * @param buckets the whole distribution in ranges of one width, to be drawn; the last takes all that is greater
 */
public record Distribution(int min, double mean, int p50, int p95, int p99, int max, List<Bucket> buckets) {
    /** What a dataset without examples has. */
    public static final Distribution EMPTY = new Distribution(0, 0, 0, 0, 0, 0, List.of());

    /** Copies the list. */
    public Distribution {
        buckets = List.copyOf(buckets);
    }

    /**
     * One range of values.
     *
     * @param from the smallest value of the range
     * @param to the greatest value of the range
     * @param count how many examples have a value in the range
     */
    public record Bucket(int from, int to, long count) {}
}
