package io.github.tuneprep.rules.duplicates;

import io.github.tuneprep.example.Example;
import io.github.tuneprep.example.PreferenceExample;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.Fingerprint;
import io.github.tuneprep.rule.Statistic;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The fingerprint and line of every example, 24 bytes each, in buckets by prompt. Sorted in place when it is read, so
 * that datasets in which all share one prompt need no more memory than others.
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
            state.pairs += example instanceof PreferenceExample ? 1 : 0;
            state.bucket(fingerprint.prompt()).add(fingerprint.prompt(), fingerprint.example(), example.line());
        }

        @Override
        public FingerprintIndex merge(FingerprintIndex left, FingerprintIndex right) {
            for (int i = 0; i < BUCKETS; i++) {
                left.buckets[i].addAll(right.buckets[i]);
                right.buckets[i] = new Bucket();
            }
            left.pairs += right.pairs;
            return left;
        }
    };

    private static final int BUCKETS = 256;

    private final Bucket[] buckets = new Bucket[BUCKETS];
    private long pairs;

    private FingerprintIndex() {
        Arrays.setAll(buckets, i -> new Bucket());
    }

    /** {@return whether some of the examples are preference pairs, of which one prompt may have many} */
    boolean hasPairs() {
        return pairs > 0;
    }

    /** {@return how many examples there are} */
    long size() {
        return Arrays.stream(buckets).mapToLong(Bucket::size).sum();
    }

    /** Hands over the examples that share a prompt; a single example is a group too. */
    void forEachGroup(Consumer<Group> consumer) {
        for (Bucket bucket : buckets) {
            bucket.sort();
            int from = 0;
            for (int to = 1; to <= bucket.size(); to++) {
                if (to == bucket.size() || bucket.prompt(to) != bucket.prompt(from)) {
                    consumer.accept(new Group(bucket, from, to));
                    from = to;
                }
            }
        }
    }

    /** {@return the examples that ask this, or null when there are none} */
    @Nullable
    Group withPrompt(long prompt) {
        Bucket bucket = bucket(prompt);
        bucket.sort();
        int from = bucket.firstFrom(prompt, Long.MIN_VALUE);
        int to = from;
        while (to < bucket.size() && bucket.prompt(to) == prompt) {
            to++;
        }
        return from == to ? null : new Group(bucket, from, to);
    }

    private Bucket bucket(long prompt) {
        return buckets[(int) (prompt >>> 56)];
    }

    /** Takes a line that repeats an example, and the line of the original. */
    interface CopyConsumer {
        void accept(long line, long original);
    }

    /** Takes an example and its line. */
    interface ExampleConsumer {
        void accept(long example, long line);
    }

    /** The examples that share a prompt, by example and line. */
    static final class Group {
        private final Bucket bucket;
        private final int from;
        private final int to;

        private Group(Bucket bucket, int from, int to) {
            this.bucket = bucket;
            this.from = from;
            this.to = to;
        }

        long prompt() {
            return bucket.prompt(from);
        }

        int size() {
            return to - from;
        }

        /** {@return whether the examples differ} */
        boolean hasSeveralAnswers() {
            return bucket.example(from) != bucket.example(to - 1);
        }

        long firstLine() {
            long[] first = {Long.MAX_VALUE};
            forEachAnswer(line -> first[0] = Math.min(first[0], line));
            return first[0];
        }

        void forEach(ExampleConsumer consumer) {
            for (int i = from; i < to; i++) {
                consumer.accept(bucket.example(i), bucket.line(i));
            }
        }

        void forEachCopy(CopyConsumer consumer) {
            int original = from;
            for (int i = from + 1; i < to; i++) {
                if (bucket.example(i) == bucket.example(original)) {
                    consumer.accept(bucket.line(i), bucket.line(original));
                } else {
                    original = i;
                }
            }
        }

        /** Hands over the first line of each different example. */
        void forEachAnswer(LongConsumer consumer) {
            for (int i = from; i < to; i++) {
                if (i == from || bucket.example(i) != bucket.example(i - 1)) {
                    consumer.accept(bucket.line(i));
                }
            }
        }

        /** {@return the first line of an example, or 0 when it is not in the group} */
        long lineOf(long example) {
            int at = bucket.firstFrom(prompt(), example);
            return at < to && bucket.example(at) == example ? bucket.line(at) : 0;
        }
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

        long example(int index) {
            return values[index * WIDTH + 1];
        }

        long line(int index) {
            return values[index * WIDTH + 2];
        }

        /** {@return the first index that is not before this prompt and example} */
        int firstFrom(long prompt, long example) {
            int low = 0;
            int high = size();
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (prompt(middle) < prompt || (prompt(middle) == prompt && example(middle) < example)) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }

        /** Heap sort: in place, and no order of the data makes it slow. */
        void sort() {
            if (sorted) {
                return;
            }
            for (int parent = size() / 2 - 1; parent >= 0; parent--) {
                sink(parent, size());
            }
            for (int last = size() - 1; last > 0; last--) {
                swap(0, last);
                sink(0, last);
            }
            sorted = true;
        }

        private void sink(int from, int size) {
            int parent = from;
            while (2 * parent + 1 < size) {
                int child = 2 * parent + 1;
                if (child + 1 < size && isBefore(child, child + 1)) {
                    child++;
                }
                if (!isBefore(parent, child)) {
                    return;
                }
                swap(parent, child);
                parent = child;
            }
        }

        private boolean isBefore(int left, int right) {
            for (int i = 0; i < WIDTH; i++) {
                long one = values[left * WIDTH + i];
                long other = values[right * WIDTH + i];
                if (one != other) {
                    return one < other;
                }
            }
            return false;
        }

        private void swap(int left, int right) {
            for (int i = 0; i < WIDTH; i++) {
                long kept = values[left * WIDTH + i];
                values[left * WIDTH + i] = values[right * WIDTH + i];
                values[right * WIDTH + i] = kept;
            }
        }
    }
}
