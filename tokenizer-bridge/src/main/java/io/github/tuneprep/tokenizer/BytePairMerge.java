package io.github.tuneprep.tokenizer;

import java.util.Arrays;

/**
 * Byte pair encoding of one piece: the two neighbours that form the token of lowest rank are merged until no two do.
 * Only the number of tokens is kept. Holds scratch space; confined to one thread.
 */
final class BytePairMerge {
    /** Up to here the lowest rank is searched by a scan; a heap keeps longer pieces from being quadratic. */
    private static final int SCAN = 128;

    private final Vocabulary vocabulary;
    private final int[] ranks = new int[SCAN];
    private final int[] next = new int[SCAN];
    private final int[] previous = new int[SCAN + 1];

    BytePairMerge(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** {@return the tokens of a piece that is not empty} */
    int count(byte[] text, int from, int to) {
        if (vocabulary.holds(text, from, to)) {
            return 1;
        }
        if (to - from <= SCAN) {
            return scan(text, from, to);
        }
        return Arrays.equals(text, from, to - 1, text, from + 1, to)
                ? RunMerge.count(vocabulary, text, from, to)
                : new HeapMerge(vocabulary, text, from, to).count();
    }

    /**
     * A part is named by the offset of its first byte; {@code ranks} holds the rank of a part together with the next,
     * and {@link Vocabulary#NONE} for what is no part any more.
     */
    private int scan(byte[] text, int from, int to) {
        int size = to - from;
        for (int i = 0; i + 1 < size; i++) {
            ranks[i] = vocabulary.rankOfPair(text[from + i], text[from + i + 1]);
            next[i] = i + 1;
            previous[i + 1] = i;
        }
        ranks[size - 1] = Vocabulary.NONE;
        next[size - 1] = size;
        int parts = size;
        for (int part = lowest(size); ranks[part] != Vocabulary.NONE; part = lowest(size)) {
            int gone = next[part];
            int behind = next[gone];
            next[part] = behind;
            previous[behind] = part;
            ranks[gone] = Vocabulary.NONE;
            parts--;
            ranks[part] = behind < size ? vocabulary.rank(text, from + part, from + next[behind]) : Vocabulary.NONE;
            if (part > 0) {
                int before = previous[part];
                ranks[before] = vocabulary.rank(text, from + before, from + behind);
            }
        }
        return parts;
    }

    private int lowest(int size) {
        int lowest = 0;
        int rank = ranks[0];
        for (int i = 1; i < size; i++) {
            if (ranks[i] < rank) {
                rank = ranks[i];
                lowest = i;
            }
        }
        return lowest;
    }

    /** The same for long pieces: a linked list of parts and a heap of candidates, stale ones skipped. */
    private static final class HeapMerge {
        private final Vocabulary vocabulary;
        private final byte[] text;
        private final int from;
        private final int size;
        private final int[] next;
        private final int[] previous;
        private final int[] rank;
        private long[] heap;
        private int heaped;

        HeapMerge(Vocabulary vocabulary, byte[] text, int from, int to) {
            this.vocabulary = vocabulary;
            this.text = text;
            this.from = from;
            this.size = to - from;
            next = new int[size + 1];
            previous = new int[size + 1];
            rank = new int[size + 1];
            heap = new long[size];
            Arrays.fill(rank, Vocabulary.NONE);
            for (int i = 0; i < size; i++) {
                next[i] = i + 1;
                previous[i + 1] = i;
            }
            for (int i = 0; i + 1 < size; i++) {
                rank[i] = vocabulary.rankOfPair(text[from + i], text[from + i + 1]);
                push(i);
            }
        }

        int count() {
            int parts = size;
            while (heaped > 0) {
                long candidate = pop();
                int part = (int) candidate;
                // A part that was merged away, or whose neighbour changed, has another rank by now.
                if (rank[part] != (int) (candidate >>> 32)) {
                    continue;
                }
                int gone = next[part];
                next[part] = next[gone];
                previous[next[gone]] = part;
                rank[gone] = Vocabulary.NONE;
                parts--;
                update(part);
                if (part > 0) {
                    update(previous[part]);
                }
            }
            return parts;
        }

        private void update(int part) {
            int second = next[part];
            rank[part] = second < size ? vocabulary.rank(text, from + part, from + next[second]) : Vocabulary.NONE;
            push(part);
        }

        /** Rank above position, so that of equal ranks the first is merged first. */
        private void push(int part) {
            if (rank[part] == Vocabulary.NONE) {
                return;
            }
            if (heaped == heap.length) {
                heap = Arrays.copyOf(heap, heap.length + heap.length / 2 + 1);
            }
            long value = (long) rank[part] << 32 | part;
            int at = heaped++;
            while (at > 0 && heap[(at - 1) >>> 1] > value) {
                heap[at] = heap[(at - 1) >>> 1];
                at = (at - 1) >>> 1;
            }
            heap[at] = value;
        }

        private long pop() {
            long top = heap[0];
            long value = heap[--heaped];
            int at = 0;
            while (2 * at + 1 < heaped) {
                int child = 2 * at + 1;
                if (child + 1 < heaped && heap[child + 1] < heap[child]) {
                    child++;
                }
                if (heap[child] >= value) {
                    break;
                }
                heap[at] = heap[child];
                at = child;
            }
            heap[at] = value;
            return top;
        }
    }
}
