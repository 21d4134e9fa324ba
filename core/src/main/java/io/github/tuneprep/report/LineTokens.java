package io.github.tuneprep.report;

import java.util.Arrays;
import java.util.OptionalInt;

/**
 * The total tokens of each line that holds an example, 8 bytes each. Added to in any order by one thread, then only
 * read.
 */
public final class LineTokens {
    /** A line of the longest length that is read has fewer tokens than this many bits hold. */
    private static final int TOKEN_BITS = 27;

    private long[] entries = new long[0];
    private int size;
    private boolean sorted = true;

    /** Starts empty. */
    public LineTokens() {}

    /**
     * Adds one line.
     *
     * @param line counted from 1
     * @param tokens at most 2<sup>27</sup> - 1
     */
    public void add(long line, int tokens) {
        if (size == entries.length) {
            entries = Arrays.copyOf(entries, size + size / 2 + 16);
        }
        entries[size++] = line << TOKEN_BITS | tokens;
        sorted = false;
    }

    /** Adds every line of {@code other}. */
    public void addAll(LineTokens other) {
        entries = Arrays.copyOf(entries, Math.max(entries.length, size + other.size));
        System.arraycopy(other.entries, 0, entries, size, other.size);
        size += other.size;
        sorted = false;
    }

    /** {@return the tokens of a line, counted from 1; empty when it holds no example} */
    public OptionalInt of(long line) {
        if (!sorted) {
            Arrays.sort(entries, 0, size);
            sorted = true;
        }
        int found = Arrays.binarySearch(entries, 0, size, line << TOKEN_BITS);
        int at = found < 0 ? -found - 1 : found;
        return at < size && entries[at] >>> TOKEN_BITS == line
                ? OptionalInt.of((int) (entries[at] & ((1 << TOKEN_BITS) - 1)))
                : OptionalInt.empty();
    }
}
