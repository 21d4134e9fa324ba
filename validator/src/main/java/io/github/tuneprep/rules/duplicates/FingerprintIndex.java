package io.github.tuneprep.rules.duplicates;

import io.github.tuneprep.example.Example;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.Fingerprint;
import io.github.tuneprep.rule.Statistic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The fingerprint and line of every example, 24 bytes each, in buckets by prompt: only one bucket at a time is sorted.
 */
final class FingerprintIndex {
    static final Statistic<FingerprintIndex> STATISTIC = new Statistic<>() {
        @Override
        public FingerprintIndex newState() {
            return new FingerprintIndex();
        }

        @Override
        public void add(FingerprintIndex state, Example example, Facts facts) {
            Fingerprint fingerprint = facts.fingerprint();
            state.bucket(fingerprint.prompt()).add(fingerprint.prompt(), fingerprint.example(), example.line());
        }

        @Override
        public FingerprintIndex merge(FingerprintIndex left, FingerprintIndex right) {
            for (int i = 0; i < BUCKETS; i++) {
                left.buckets[i].addAll(right.buckets[i]);
                right.buckets[i] = new Bucket();
            }
            return left;
        }
    };

    private static final int BUCKETS = 256;
    private static final Comparator<Entry> ORDER =
            Comparator.comparingLong(Entry::prompt).thenComparingLong(Entry::line);

    private final Bucket[] buckets = new Bucket[BUCKETS];

    private FingerprintIndex() {
        Arrays.setAll(buckets, i -> new Bucket());
    }

    /** {@return how many examples there are} */
    long size() {
        return Arrays.stream(buckets).mapToLong(Bucket::size).sum();
    }

    /** One example. */
    record Entry(long prompt, long example, long line) {}

    /** Hands over the examples that share a prompt, ascending by line; a single example is a group too. */
    void forEachGroup(Consumer<List<Entry>> consumer) {
        for (Bucket bucket : buckets) {
            bucket.sort();
            int from = 0;
            for (int to = 1; to <= bucket.size(); to++) {
                if (to == bucket.size() || bucket.prompt(to) != bucket.prompt(from)) {
                    consumer.accept(bucket.entries(from, to));
                    from = to;
                }
            }
        }
    }

    /** {@return the examples that ask this, ascending by line} */
    List<Entry> withPrompt(long prompt) {
        Bucket bucket = bucket(prompt);
        bucket.sort();
        int from = bucket.firstNotBelow(prompt);
        int to = from;
        while (to < bucket.size() && bucket.prompt(to) == prompt) {
            to++;
        }
        return bucket.entries(from, to);
    }

    /** {@return the first line of each different example of a group} */
    static Map<Long, Long> firstLines(List<Entry> group) {
        Map<Long, Long> lines = new HashMap<>();
        group.forEach(entry -> lines.putIfAbsent(entry.example(), entry.line()));
        return lines;
    }

    private Bucket bucket(long prompt) {
        return buckets[(int) (prompt >>> 56)];
    }

    private static final class Bucket {
        private static final int WIDTH = 3;

        private long[] values = new long[0];
        private int length;
        private boolean sorted = true;

        void add(long prompt, long example, long line) {
            if (length == values.length) {
                values = Arrays.copyOf(values, Math.max(16 * WIDTH, length / WIDTH / 2 * 3 * WIDTH));
            }
            values[length++] = prompt;
            values[length++] = example;
            values[length++] = line;
            sorted = false;
        }

        void addAll(Bucket other) {
            if (length + other.length > values.length) {
                values = Arrays.copyOf(values, length + other.length);
            }
            System.arraycopy(other.values, 0, values, length, other.length);
            length += other.length;
            sorted = false;
        }

        int size() {
            return length / WIDTH;
        }

        long prompt(int index) {
            return values[index * WIDTH];
        }

        List<Entry> entries(int from, int to) {
            List<Entry> entries = new ArrayList<>(to - from);
            for (int at = from * WIDTH; at < to * WIDTH; at += WIDTH) {
                entries.add(new Entry(values[at], values[at + 1], values[at + 2]));
            }
            return entries;
        }

        void sort() {
            if (sorted) {
                return;
            }
            List<Entry> entries = entries(0, size());
            entries.sort(ORDER);
            length = 0;
            entries.forEach(entry -> add(entry.prompt(), entry.example(), entry.line()));
            sorted = true;
        }

        int firstNotBelow(long prompt) {
            int low = 0;
            int high = size();
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (prompt(middle) < prompt) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }
}
