package io.github.tuneprep.benchmarks;

import java.util.Arrays;
import java.util.Locale;

/** The clock, the median, and figures in a table. */
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

    /** {@return a figure, or a dash for what was not measured} */
    static String figure(String format, double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value);
    }
}
