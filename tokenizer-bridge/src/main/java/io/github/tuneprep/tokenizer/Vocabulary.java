package io.github.tuneprep.tokenizer;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of one encoding and their ranks, in open-addressing tables by length: 1 to 7 bytes are one {@code long}, 8
 * to 15 bytes two, longer ones are compared with the token itself. Immutable; shared by all threads.
 *
 * <p>Texts that are looked up have {@link Bytes#PADDING} readable bytes behind them.
 */
final class Vocabulary {
    /** The rank of what is no token. */
    static final int NONE = Integer.MAX_VALUE;

    private static final int SHORT = 7;
    private static final int MIDDLE = 15;
    private static final long MIX = 0x9E3779B97F4A7C15L;
    private static final int FILTER_BITS = 21;

    /**
     * Tokens that are taken in at a time: a JVM that has just started compiles what is called often, not what is long.
     */
    private static final int BATCH = 32;

    private final byte[] tokens;
    private final int[] offsets;
    private final int longest;

    /** A key and its rank side by side: what is looked up lies far from the processor, so once has to do. */
    private final long[] shorts;

    private final int shortShift;
    private final long[] middleKeys;
    private final int[] middleRanks;
    private final int middleShift;
    private final int[] longRanks;
    private final int longShift;
    private @Nullable Joins joins;
    private final int[] pairRanks = new int[1 << 16];

    /**
     * One bit for each short or middle token: most of what a merge asks for is no token, and this is small enough to
     * stay near.
     */
    private final long[] filter = new long[1 << (FILTER_BITS - 6)];

    private Vocabulary(byte[] lengths, byte[] tokens) {
        this.tokens = tokens;
        offsets = new int[lengths.length + 1];
        int[] ofLength = new int[1 << Byte.SIZE];
        for (int from = 0; from < lengths.length; from += BATCH) {
            measure(lengths, from, Math.min(from + BATCH, lengths.length), ofLength);
        }
        int most = 0;
        int few = 0;
        int middles = 0;
        for (int length = 1; length < ofLength.length; length++) {
            most = ofLength[length] > 0 ? length : most;
            few += length <= SHORT ? ofLength[length] : 0;
            middles += length > SHORT && length <= MIDDLE ? ofLength[length] : 0;
        }
        longest = most;
        shortShift = shiftFor(few);
        middleShift = shiftFor(middles);
        longShift = shiftFor(lengths.length - few - middles);
        shorts = new long[2 << (64 - shortShift)];
        middleKeys = new long[2 << (64 - middleShift)];
        middleRanks = new int[middleKeys.length / 2];
        longRanks = new int[1 << (64 - longShift)];
        Arrays.fill(longRanks, NONE);
        Arrays.fill(pairRanks, NONE);
        for (int from = 0; from < lengths.length; from += BATCH) {
            insert(from, Math.min(from + BATCH, lengths.length));
        }
    }

    private void measure(byte[] lengths, int from, int to, int[] ofLength) {
        for (int rank = from; rank < to; rank++) {
            int length = lengths[rank] & 0xFF;
            offsets[rank + 1] = offsets[rank] + length;
            ofLength[length]++;
        }
    }

    private void insert(int from, int to) {
        for (int rank = from; rank < to; rank++) {
            int length = offsets[rank + 1] - offsets[rank];
            if (length > 0) {
                insert(rank, offsets[rank], length);
            }
        }
    }

    /** Reads what {@code tables.TableGenerator} wrote: the number of ranks, the length of each token, the tokens. */
    static Vocabulary load(String name) {
        try (InputStream in = Vocabulary.class.getResourceAsStream(name + ".bin");
                DataInputStream data = new DataInputStream(in)) {
            int size = data.readInt();
            byte[] lengths = data.readNBytes(size);
            int bytes = data.readInt();
            byte[] tokens = new byte[bytes + Bytes.PADDING];
            data.readFully(tokens, 0, bytes);
            return new Vocabulary(lengths, tokens);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the shift that leaves the bits of a table about 30 to 60 % full} */
    private static int shiftFor(int entries) {
        return Long.numberOfLeadingZeros(Math.max(1, entries * 5L / 3));
    }

    private void insert(int rank, int at, int length) {
        if (length == 2) {
            pairRanks[pair(tokens[at], tokens[at + 1])] = rank;
        }
        if (length <= SHORT) {
            long key = shortKey(Bytes.load(tokens, at), length);
            long hash = key * MIX;
            setFilter(hash);
            int slot = 2 * (int) (hash >>> shortShift);
            while (shorts[slot] != 0) {
                slot = (slot + 2) & (shorts.length - 1);
            }
            shorts[slot] = key;
            shorts[slot + 1] = rank;
        } else if (length <= MIDDLE) {
            long low = Bytes.load(tokens, at);
            long high = highKey(Bytes.load(tokens, at + 8), length);
            long hash = middleHash(low, high);
            setFilter(hash);
            int slot = (int) (hash >>> middleShift);
            while (middleKeys[2 * slot + 1] != 0) {
                slot = (slot + 1) & (middleRanks.length - 1);
            }
            middleKeys[2 * slot] = low;
            middleKeys[2 * slot + 1] = high;
            middleRanks[slot] = rank;
        } else {
            int slot = longSlot(tokens, at, length);
            while (longRanks[slot] != NONE) {
                slot = (slot + 1) & (longRanks.length - 1);
            }
            longRanks[slot] = rank;
        }
    }

    /** {@return the length of the longest token, in bytes} */
    int longest() {
        return longest;
    }

    /** {@return the rank of two bytes, or {@link #NONE}} */
    int rankOfPair(byte first, byte second) {
        return pairRanks[pair(first, second)];
    }

    /** {@return whether some bytes are a token} */
    boolean holds(byte[] text, int from, int to) {
        // Nearly all pieces are, so the filter would only be one more look.
        return rank(text, from, to, false) != NONE;
    }

    /** {@return the rank of some bytes, or {@link #NONE}} */
    int rank(byte[] text, int from, int to) {
        return rank(text, from, to, true);
    }

    private int rank(byte[] text, int from, int to, boolean isRare) {
        int length = to - from;
        if (length <= SHORT) {
            return rankOfShort(shortKey(Bytes.load(text, from), length), isRare);
        }
        if (length <= MIDDLE) {
            return rankOfMiddle(Bytes.load(text, from), highKey(Bytes.load(text, from + 8), length), isRare);
        }
        return length > longest ? NONE : rankOfLong(text, from, length);
    }

    private int rankOfShort(long key, boolean isRare) {
        long hash = key * MIX;
        if (isRare && isFiltered(hash)) {
            return NONE;
        }
        int slot = 2 * (int) (hash >>> shortShift);
        while (true) {
            long found = shorts[slot];
            if (found == key) {
                return (int) shorts[slot + 1];
            }
            if (found == 0) {
                return NONE;
            }
            slot = (slot + 2) & (shorts.length - 1);
        }
    }

    private int rankOfMiddle(long low, long high, boolean isRare) {
        long hash = middleHash(low, high);
        if (isRare && isFiltered(hash)) {
            return NONE;
        }
        int slot = (int) (hash >>> middleShift);
        while (true) {
            long found = middleKeys[2 * slot + 1];
            if (found == high && middleKeys[2 * slot] == low) {
                return middleRanks[slot];
            }
            if (found == 0) {
                return NONE;
            }
            slot = (slot + 1) & (middleRanks.length - 1);
        }
    }

    private int rankOfLong(byte[] text, int from, int length) {
        int slot = longSlot(text, from, length);
        while (true) {
            int rank = longRanks[slot];
            if (rank == NONE) {
                return NONE;
            }
            int at = offsets[rank];
            if (offsets[rank + 1] - at == length && Arrays.equals(tokens, at, at + length, text, from, from + length)) {
                return rank;
            }
            slot = (slot + 1) & (longRanks.length - 1);
        }
    }

    /** {@return where tokens can reach over the border of two characters; found out when it is first asked for} */
    synchronized Joins joins() {
        if (joins == null) {
            joins = new Joins(this);
        }
        return joins;
    }

    /** {@return the token of a rank as bytes of {@link #tokens}: where it starts} */
    int offset(int rank) {
        return offsets[rank];
    }

    /** {@return all tokens, one behind the other} */
    byte[] tokens() {
        return tokens;
    }

    /** {@return one more than the highest rank} */
    int size() {
        return offsets.length - 1;
    }

    /** {@return up to seven bytes and their number in one word, never 0} */
    static long shortKey(long word, int length) {
        return Bytes.first(word, length) | (long) length << 56;
    }

    /** {@return the bytes behind the eighth and the length in one word, never 0} */
    static long highKey(long word, int length) {
        return (length == 8 ? 0 : Bytes.first(word, length - 8)) | (long) length << 56;
    }

    private static long middleHash(long low, long high) {
        return (low * MIX ^ high) * MIX;
    }

    private void setFilter(long hash) {
        int bit = (int) (hash >>> (64 - FILTER_BITS));
        filter[bit >>> 6] |= 1L << bit;
    }

    private boolean isFiltered(long hash) {
        int bit = (int) (hash >>> (64 - FILTER_BITS));
        return (filter[bit >>> 6] >>> bit & 1) == 0;
    }

    private int longSlot(byte[] text, int from, int length) {
        long hash = length;
        for (int at = from; at + 8 <= from + length; at += 8) {
            hash = (hash ^ Bytes.load(text, at)) * MIX;
            hash ^= hash >>> 32;
        }
        // The last eight bytes overlap with those before them where the length is no multiple of eight.
        hash = (hash ^ Bytes.load(text, from + length - 8)) * MIX;
        return (int) (hash >>> longShift);
    }

    private static int pair(byte first, byte second) {
        return (first & 0xFF) << 8 | second & 0xFF;
    }
}
