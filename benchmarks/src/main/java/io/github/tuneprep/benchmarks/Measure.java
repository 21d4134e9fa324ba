package io.github.tuneprep.benchmarks;

import java.util.Arrays;

/** The clock and the median. */
final class Measure {
    private Measure() {}

    static double seconds(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
