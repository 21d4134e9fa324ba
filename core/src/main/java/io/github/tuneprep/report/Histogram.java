package io.github.tuneprep.report;

import java.util.Map;
import java.util.TreeMap;

/**
 * How often each value occurs: exact percentiles, whatever the order of arrival. Token counts of examples are small
 * integers, so this stays small where a file does not. Confined to one thread.
 */
public final class Histogram {
    private final TreeMap<Integer, long[]> counts = new TreeMap<>();
    private long size;
    private long sum;

    /** Starts empty. */
    public Histogram() {}

    /** Adds one value. */
    public void add(int value) {
        add(value, 1);
    }

    private void add(int value, long times) {
        counts.computeIfAbsent(value, key -> new long[1])[0] += times;
        size += times;
        sum += value * times;
    }

    /** Adds every value of {@code other}. */
    public void addAll(Histogram other) {
        other.counts.forEach((value, count) -> add(value, count[0]));
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
        return counts.tailMap(cap, false).values().stream()
                .mapToLong(count -> count[0])
                .sum();
    }

    private long tailBeyond(int cap) {
        long beyond = 0;
        for (Map.Entry<Integer, long[]> entry : counts.tailMap(cap, false).entrySet()) {
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
                counts.firstKey(),
                (double) sum / size,
                percentile(50),
                percentile(95),
                percentile(99),
                counts.lastKey());
    }

    /** Nearest rank: the smallest value that at least {@code percent} of all values do not exceed. */
    private int percentile(int percent) {
        // ceil(size * percent / 100), in whole numbers
        long rank = Math.max(1, (size * percent + 99) / 100);
        long seen = 0;
        for (Map.Entry<Integer, long[]> entry : counts.entrySet()) {
            seen += entry.getValue()[0];
            if (seen >= rank) {
                return entry.getKey();
            }
        }
        return counts.lastKey();
    }
}
