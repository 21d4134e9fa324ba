package io.github.tuneprep.tokenizer;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Remembers how many tokens a piece has, in plain arrays, the last one seen in its slot. Confined to one thread.
 *
 * <p>A piece of up to 15 bytes is two words: its first eight bytes, then the others with its length and count in the
 * bits that are left. A small table stays near the processor, a larger one behind it keeps what the small one forgets.
 * A piece of up to 56 bytes is a line of eight words. Together 5.5 MB.
 */
final class PieceCache {
    /** Pieces that are counted at a time. */
    static final int PIECES = 512;

    private static final int LONGEST_SHORT = 15;
    private static final int LONGEST = 56;

    private static final int NEAR_BITS = 15;
    private static final int FAR_BITS = 17;
    private static final int LONG_BITS = 14;
    private static final int COUNT_SHIFT = 60;
    private static final int LENGTH_SHIFT = 56;
    private static final long KEY = (1L << COUNT_SHIFT) - 1;
    private static final int LINE = 8;
    private static final long MIX = 0x9E3779B97F4A7C15L;

    /** Which bits of the first and the second eight bytes belong to a piece, by its length. */
    private static final long[] FIRST = new long[LONGEST_SHORT + 2];

    private static final long[] SECOND = new long[LONGEST_SHORT + 2];

    static {
        Arrays.fill(FIRST, -1L);
        for (int length = 1; length <= LONGEST_SHORT; length++) {
            if (length < Long.BYTES) {
                FIRST[length] = Bytes.first(-1L, length);
            } else if (length > Long.BYTES) {
                SECOND[length] = Bytes.first(-1L, length - Long.BYTES);
            }
        }
    }

    private final long[] near = new long[2 << NEAR_BITS];
    private final long[] far = new long[4 << FAR_BITS];
    private final long[] longs = new long[LINE << LONG_BITS];
    private final Vocabulary vocabulary;
    private final int[] others = new int[PIECES];
    private final Parts parts = new Parts();
    private final int[] otherParts = new int[Parts.ROOM];
    private @Nullable Joins joins;
    private final BytePairMerge merge;

    PieceCache(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.merge = new BytePairMerge(vocabulary);
    }

    /**
     * Counts neighbouring pieces, none of them empty. First all that the small table knows, without a branch that
     * depends on them, then the others: what is rare must not disturb what is frequent.
     *
     * @param from where the first piece starts
     * @param ends where each piece ends
     * @param pieces how many there are, at most {@link #PIECES}
     */
    int count(byte[] text, int from, int[] ends, int pieces) {
        int tokens = 0;
        int other = 0;
        int at = from;
        for (int i = 0; i < pieces; i++) {
            int end = ends[i];
            int known = known(text, at, end);
            tokens += known;
            others[other] = i;
            other += known == 0 ? 1 : 0;
            at = end;
        }
        for (int i = 0; i < other; i++) {
            int piece = others[i];
            int start = piece == 0 ? from : ends[piece - 1];
            tokens += isRunOfOtherScripts(text, start, ends[piece])
                    ? countCut(text, start, ends[piece])
                    : countUnknown(text, start, ends[piece]);
        }
        return other == 0 ? tokens : tokens + countParts(text);
    }

    /** {@return the tokens of a piece that the small table knows, or 0} */
    private int known(byte[] text, int from, int to) {
        int length = Math.min(to - from, LONGEST_SHORT + 1);
        long low = low(text, from, length);
        long high = high(text, from, length);
        int slot = nearSlot(hash(low, high));
        long found = near[slot + 1];
        // A longer piece is not in this table: its length reaches into the bits of the count.
        return near[slot] == low && (found & KEY) == high ? (int) (found >>> COUNT_SHIFT) : 0;
    }

    private int countUnknown(byte[] text, int from, int to) {
        int length = to - from;
        if (length <= LONGEST_SHORT) {
            return countForgotten(text, from, to);
        }
        return length <= LONGEST ? countLong(text, from, length) : merge.count(text, from, to);
    }

    /**
     * Cuts a run of letters beyond ASCII, such as a Chinese sentence. It hardly ever comes again as a whole; the parts
     * between which no token reaches do. They wait until there are many.
     *
     * @return the tokens of parts that had to wait no longer
     */
    private int countCut(byte[] text, int from, int to) {
        if (joins == null) {
            joins = vocabulary.joins();
        }
        int tokens = 0;
        for (int at = from; at < to; ) {
            if (parts.isFull()) {
                tokens += countParts(text);
            }
            at = joins.cut(text, at, to, parts);
        }
        return tokens;
    }

    private int countParts(byte[] text) {
        int[] starts = parts.starts;
        int[] ends = parts.ends;
        int tokens = parts.tokens;
        int other = 0;
        for (int i = 0; i < parts.size; i++) {
            int known = known(text, starts[i], ends[i]);
            tokens += known;
            otherParts[other] = i;
            other += known == 0 ? 1 : 0;
        }
        for (int i = 0; i < other; i++) {
            tokens += countUnknown(text, starts[otherParts[i]], ends[otherParts[i]]);
        }
        parts.size = 0;
        parts.tokens = 0;
        return tokens;
    }

    private int countForgotten(byte[] text, int from, int to) {
        int length = to - from;
        long low = low(text, from, length);
        long high = high(text, from, length);
        long hash = hash(low, high);
        // Two places for each piece: the second is where the first was before another piece took it.
        int first = 4 * (int) (hash >>> (64 - FAR_BITS));
        int second = first + 2;
        long counted;
        if (far[first] == low && (far[first + 1] & KEY) == high) {
            counted = far[first + 1];
        } else {
            if (far[second] == low && (far[second + 1] & KEY) == high) {
                counted = far[second + 1];
            } else {
                counted = high | (long) merge.count(text, from, to) << COUNT_SHIFT;
            }
            far[second] = far[first];
            far[second + 1] = far[first + 1];
            far[first] = low;
            far[first + 1] = counted;
        }
        int slot = nearSlot(hash);
        near[slot] = low;
        near[slot + 1] = counted;
        return (int) (counted >>> COUNT_SHIFT);
    }

    private static long low(byte[] text, int at, int length) {
        return Bytes.load(text, at) & FIRST[length];
    }

    private static long high(byte[] text, int at, int length) {
        return Bytes.load(text, at + Long.BYTES) & SECOND[length] | (long) length << LENGTH_SHIFT;
    }

    private static int nearSlot(long hash) {
        return 2 * (int) (hash >>> (64 - NEAR_BITS));
    }

    private static long hash(long low, long high) {
        return (low * MIX ^ high) * MIX;
    }

    /**
     * Whether a piece is worth cutting: it is long, and its first or second character, for there may be a blank before
     * it, has three bytes or four. Words of letters of two bytes, as in Russian, come again as a whole.
     */
    private static boolean isRunOfOtherScripts(byte[] text, int from, int to) {
        return to - from > LONGEST_SHORT / 2 && ((text[from] & 0xE0) == 0xE0 || (text[from + 1] & 0xE0) == 0xE0);
    }

    /** The first word of a line is length and count, the others are the text. */
    private int countLong(byte[] text, int from, int length) {
        int whole = length >>> 3;
        long rest = (length & 7) == 0 ? 0 : Bytes.first(Bytes.load(text, from + 8 * whole), length & 7);
        long hash = rest ^ length;
        for (int i = 0; i < whole; i++) {
            hash = (hash ^ Bytes.load(text, from + 8 * i)) * MIX;
            hash ^= hash >>> 29;
        }
        int line = LINE * (int) (hash * MIX >>> (64 - LONG_BITS));
        if (isAt(line, text, from, length, whole, rest)) {
            return (int) (longs[line] >>> 8);
        }
        int count = merge.count(text, from, from + length);
        longs[line] = length | (long) count << 8;
        for (int i = 0; i < whole; i++) {
            longs[line + 1 + i] = Bytes.load(text, from + 8 * i);
        }
        if (whole < LINE - 1) {
            longs[line + 1 + whole] = rest;
        }
        return count;
    }

    private boolean isAt(int line, byte[] text, int from, int length, int whole, long rest) {
        if ((longs[line] & 0xFF) != length || (whole < LINE - 1 && longs[line + 1 + whole] != rest)) {
            return false;
        }
        for (int i = 0; i < whole; i++) {
            if (longs[line + 1 + i] != Bytes.load(text, from + 8 * i)) {
                return false;
            }
        }
        return true;
    }
}
