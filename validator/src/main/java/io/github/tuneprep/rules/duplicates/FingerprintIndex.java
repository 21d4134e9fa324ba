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
 *
 * <p>Where there are more than there is room for, every second prompt is let go, and of these again every second. Which
 * ones are left depends on their fingerprints and on how many there are in all, not on threads or the order of blocks.
 */
final class FingerprintIndex {
    static final Statistic<FingerprintIndex> STATISTIC = new Gathering() {
        @Override
        public void add(FingerprintIndex state, Example example, Facts facts) {
            Fingerprint fingerprint = facts.fingerprint();
            state.pairs += example instanceof PreferenceExample ? 1 : 0;
            state.add(fingerprint.prompt(), fingerprint.example(), example.line());
        }
    };

    /** Fills an index with one thing or another. */
    abstract static class Gathering implements Statistic<FingerprintIndex> {
        @Override
        public FingerprintIndex newState() {
            return new FingerprintIndex();
        }

        @Override
        public FingerprintIndex merge(FingerprintIndex left, FingerprintIndex right) {
            left.addAll(right);
            return left;
        }
    }

    private static final int BUCKETS = 256;

    /** An eighth of the memory there is: each of two workers may fill as much, and lists grow by copies. */
    private static final long ROOM = Runtime.getRuntime().maxMemory() / 8 / Bucket.WIDTH / Long.BYTES;

    private final Bucket[] buckets = new Bucket[BUCKETS];
    private final long room;
    private long held;
    private long size;
    private long pairs;
    /** Prompts whose fingerprints end in so many zeros are held. */
    private int zeros;

    private FingerprintIndex() {
        this(ROOM);
    }

    /** {@return an index of what is only alike, which has less room} */
    static FingerprintIndex ofWords() {
        return new FingerprintIndex(ROOM / 3);
    }

    /**
     * Starts empty.
     *
     * @param room how many examples are held at most
     */
    FingerprintIndex(long room) {
        this.room = room;
        Arrays.setAll(buckets, i -> new Bucket());
    }

    void add(long prompt, long example, long line) {
        size++;
        if (isHeld(prompt, example, zeros)) {
            bucket(prompt).add(prompt, example, line);
            held++;
            shrink();
        }
    }

    void addAll(FingerprintIndex other) {
        zeros = Math.max(zeros, other.zeros);
        held = 0;
        for (int i = 0; i < BUCKETS; i++) {
            other.buckets[i].retain(zeros);
            buckets[i].retain(zeros);
            buckets[i].addAll(other.buckets[i]);
            other.buckets[i] = new Bucket();
            held += buckets[i].size();
        }
        size += other.size;
        pairs += other.pairs;
        shrink();
    }

    private void shrink() {
        while (held > room && zeros < Long.SIZE - 1) {
            zeros++;
            held = 0;
            for (Bucket bucket : buckets) {
                bucket.retain(zeros);
                held += bucket.size();
            }
        }
    }

    /** Examples without a prompt are told apart by themselves. */
    private static boolean isHeld(long prompt, long example, int zeros) {
        return Long.numberOfTrailingZeros(prompt == 0 ? example : prompt) >= zeros;
    }

    /** {@return one of how many prompts is held; 1 when all are} */
    long share() {
        return 1L << zeros;
    }

    /** {@return whether some of the examples are preference pairs, of which one prompt may have many} */
    boolean hasPairs() {
        return pairs > 0;
    }

    /** {@return how many examples there are} */
    long size() {
        return size;
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

        /** Hands over the first line of each different example but the first one, and the line of that. */
        void forEachLaterAnswer(CopyConsumer consumer) {
            long first = firstLine();
            forEachAnswer(line -> {
                if (line != first) {
                    consumer.accept(line, first);
                }
            });
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
                values = Arrays.copyOf(values, Math.max(64 * WIDTH, length / WIDTH / 2 * 3 * WIDTH));
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

        void retain(int zeros) {
            int kept = 0;
            for (int at = 0; zeros > 0 && at < length; at += WIDTH) {
                if (isHeld(values[at], values[at + 1], zeros)) {
                    System.arraycopy(values, at, values, kept, WIDTH);
                    kept += WIDTH;
                }
            }
            length = zeros > 0 ? kept : length;
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
