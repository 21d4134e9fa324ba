package io.github.tuneprep.tokenizer;

/**
 * Parts that runs of letters were cut into: those that have to be looked up, and the tokens of the others. Confined to
 * one thread.
 */
final class Parts {
    static final int ROOM = 512;

    /** What one call may add, and what it writes in vain. */
    private static final int ADDED = 24;

    /** The lowest of three bits. */
    private static final long LOWEST = 0x9249249249249249L;

    final int[] starts = new int[ROOM];
    final int[] ends = new int[ROOM];
    int size;
    int tokens;

    boolean isFull() {
        return size > ROOM - ADDED;
    }

    /** Adds one part. {@return where it ends} */
    int add(int from, int to) {
        starts[size] = from;
        ends[size++] = to;
        return to;
    }

    /**
     * Adds characters of three bytes: those that are parts alone, and the parts that are longer, up to the last cut.
     *
     * @param end where the last character starts, which is no part of anything
     * @param bits a bit that is set, and behind it three for each character: two that say how many tokens it has but
     *     the first, one is set for each; and one that is set where it joins with the character before
     * @return where the last cut is
     */
    int add(int end, long bits) {
        long inside = Long.highestOneBit(bits) - 1;
        long cuts = ~bits & LOWEST & inside;
        int last = Long.numberOfTrailingZeros(cuts);
        long joined = bits & LOWEST & inside & -1L << last;
        // Each part of more than one character has a cut before its first and one behind its last.
        long firsts = cuts & joined << 3;
        long behind = cuts & joined >>> 3;
        long alone = cuts & ~firsts & cuts - 1;
        tokens += Long.bitCount(alone) + Long.bitCount(bits & (alone << 1 | alone << 2));
        int number = size;
        size += Long.bitCount(firsts);
        // Four at a time, the last ones in vain: how many there are is what a processor would guess wrong.
        for (; number < size; number += 4) {
            for (int i = 0; i < 4; i++) {
                starts[number + i] = end - Long.numberOfTrailingZeros(firsts);
                ends[number + i] = end - Long.numberOfTrailingZeros(behind);
                firsts &= firsts - 1;
                behind &= behind - 1;
            }
        }
        return end - last;
    }
}
