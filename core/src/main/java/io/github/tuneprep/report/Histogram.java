package io.github.tuneprep.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How often each value occurs: exact percentiles, whatever the order of arrival. Token counts of examples are small
 * integers, so this stays small where a file does not. Confined to one thread.
 */
public final class Histogram {
    private static final int BUCKETS = 30;

    /** Values below this are gathered in an array first. */
    private static final int OFTEN = 4096;

    private final TreeMap<Integer, long[]> counts = new TreeMap<>();
    private final long[] often = new long[OFTEN];
    private boolean gathered;
    private long size;
    private long sum;

    /** Starts empty. */
    public Histogram() {}

    /** Adds one value. */
    public void add(int value) {
        if (value >= 0 && value < OFTEN) {
            often[value]++;
            gathered = true;
            size++;
            sum += value;
        } else {
            add(value, 1);
        }
    }

    private NavigableMap<Integer, long[]> counts() {
        for (int value = 0; gathered && value < OFTEN; value++) {
            if (often[value] > 0) {
                counts.computeIfAbsent(value, key -> new long[1])[0] += often[value];
                often[value] = 0;
            }
        }
        gathered = false;
        return counts;
    }

    private void add(int value, long times) {
        counts.computeIfAbsent(value, key -> new long[1])[0] += times;
        size += times;
        sum += value * times;
    }

    /** Adds every value of {@code other}. */
    public void addAll(Histogram other) {
        other.counts().forEach((value, count) -> add(value, count[0]));
    }

    /** {@return how many values were added} */
    public long size() {
        return size;
    }

    /** {@return the sum of all values} */
    public long sum() {
        return sum;
    }

    /** {@return the sum of all values when each counts at most {@code cap}} */
    public long sumCappedAt(int cap) {
        return sum - tailBeyond(cap);
    }

    /** {@return how many values are greater than {@code cap}} */
    public long above(int cap) {
        return counts().tailMap(cap, false).values().stream()
                .mapToLong(count -> count[0])
                .sum();
    }

    private long tailBeyond(int cap) {
        long beyond = 0;
        for (Map.Entry<Integer, long[]> entry : counts().tailMap(cap, false).entrySet()) {
            beyond += (long) (entry.getKey() - cap) * entry.getValue()[0];
        }
        return beyond;
    }

    /** {@return the key figures} */
    public Distribution distribution() {
        if (size == 0) {
            return Distribution.EMPTY;
        }
        return new Distribution(
                counts().firstKey(),
                (double) sum / size,
                percentile(50),
                percentile(95),
                percentile(99),
                counts().lastKey(),
                buckets());
    }

    /** Ranges of a round width from 0 on, so many that 99 % of all values stand in {@link #BUCKETS} of them. */
    private List<Distribution.Bucket> buckets() {
        int width = roundWidth(percentile(99) / BUCKETS + 1);
        int number = Math.min(percentile(99) / width + 1, counts().lastKey() / width) + 1;
        long[] filled = new long[number];
        counts().forEach((value, count) -> filled[Math.min(value / width, number - 1)] += count[0]);
        List<Distribution.Bucket> buckets = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            int to = i == number - 1 ? Math.max(counts().lastKey(), (i + 1) * width - 1) : (i + 1) * width - 1;
            buckets.add(new Distribution.Bucket(i * width, to, filled[i]));
        }
        return buckets;
    }

    /** {@return the smallest of 1, 2, 5, 10, 20, 50 … that is at least {@code width}} */
    private static int roundWidth(int width) {
        int power = 1;
        while (power * 10 <= width) {
            power *= 10;
        }
        for (int step : new int[] {1, 2, 5}) {
            if (power * step >= width) {
                return power * step;
            }
        }
        return power * 10;
    }

    /** Nearest rank: the smallest value that at least {@code percent} of all values do not exceed. */
    private int percentile(int percent) {
        // ceil(size * percent / 100), in whole numbers
        long rank = Math.max(1, (size * percent + 99) / 100);
        long seen = 0;
        for (Map.Entry<Integer, long[]> entry : counts().entrySet()) {
            seen += entry.getValue()[0];
            if (seen >= rank) {
                return entry.getKey();
            }
        }
        return counts().lastKey();
    }
}
