package io.github.tuneprep.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Searches bytes eight at a time. */
public final class ByteScan {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private ByteScan() {}

    /** {@return the eight bytes at {@code at}, the first in the lowest bits} */
    public static long load(byte[] bytes, int at) {
        return (long) LONGS.get(bytes, at);
    }

    /** {@return how many of the first bytes of {@code word} are ASCII letters and digits, 0 to 8} */
    public static int leadingAlphanumerics(long word) {
        // Setting the case bit moves no other character into the range of letters.
        long others = ~(within(word | ' ' * ONES, 'a', 'z') | within(word, '0', '9')) & HIGH_BITS;
        return Long.numberOfTrailingZeros(others) >>> 3;
    }

    /** {@return the high bit of each byte that lies between two} */
    private static long within(long word, char first, char last) {
        // The high bit of each byte is set first, so that no subtraction borrows from the next byte.
        long high = word | HIGH_BITS;
        return high - first * ONES & ~(high - (last + 1) * ONES) & ~word & HIGH_BITS;
    }

    /** {@return the offset of the first {@code wanted} between two offsets, or {@code to} when there is none} */
    public static int indexOf(byte[] bytes, int from, int to, byte wanted) {
        long pattern = (wanted & 0xFF) * ONES;
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            long hits = zeros((long) LONGS.get(bytes, at) ^ pattern);
            if (hits != 0) {
                return at + (Long.numberOfTrailingZeros(hits) >>> 3);
            }
        }
        while (at < to && bytes[at] != wanted) {
            at++;
        }
        return at;
    }

    /** {@return the offset of the first digit of ASCII between two offsets, or {@code to} when there is none} */
    public static int indexOfDigit(byte[] bytes, int from, int to) {
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            long hits = within((long) LONGS.get(bytes, at), '0', '9');
            if (hits != 0) {
                return at + (Long.numberOfTrailingZeros(hits) >>> 3);
            }
        }
        while (at < to && (bytes[at] < '0' || bytes[at] > '9')) {
            at++;
        }
        return at;
    }

    /**
     * Copies bytes up to the first {@code stopper}; what stands behind them in {@code target} may be written over.
     *
     * @param target has room for all bytes
     * @return how many were copied
     */
    public static int copyUntil(byte[] bytes, int from, int to, byte stopper, byte[] target, int targetFrom) {
        long pattern = (stopper & 0xFF) * ONES;
        int done = 0;
        for (; from + done + Long.BYTES <= to; done += Long.BYTES) {
            long word = (long) LONGS.get(bytes, from + done);
            LONGS.set(target, targetFrom + done, word);
            long hits = zeros(word ^ pattern);
            if (hits != 0) {
                return done + (Long.numberOfTrailingZeros(hits) >>> 3);
            }
        }
        while (from + done < to && bytes[from + done] != stopper) {
            target[targetFrom + done] = bytes[from + done];
            done++;
        }
        return done;
    }

    /**
     * {@return the offset of the last place between two offsets where {@code first} stands before {@code second}, or
     * {@code from - 1} when there is none}
     */
    public static int lastIndexOf(byte[] bytes, int from, int to, byte first, byte second) {
        long before = (first & 0xFF) * ONES;
        long behind = (second & 0xFF) * ONES;
        int at = to - 1;
        for (; at - Long.BYTES >= from; at -= Long.BYTES) {
            long others = others((long) LONGS.get(bytes, at - Long.BYTES) ^ before)
                    | others((long) LONGS.get(bytes, at - Long.BYTES + 1) ^ behind);
            long hits = ~others & HIGH_BITS;
            if (hits != 0) {
                return at - 1 - (Long.numberOfLeadingZeros(hits) >>> 3);
            }
        }
        while (at > from && (bytes[at - 1] != first || bytes[at] != second)) {
            at--;
        }
        return Math.max(at, from) - 1;
    }

    /**
     * {@return the offset of the first byte that ends the plain part of a JSON string, or {@code to} when none does}
     */
    public static int indexOfQuoteEscapeOrControl(byte[] bytes, int from, int to) {
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            long word = (long) LONGS.get(bytes, at);
            long hits = zeros(word ^ '"' * ONES) | zeros(word ^ '\\' * ONES) | below(word, ' ');
            if (hits != 0) {
                return at + (Long.numberOfTrailingZeros(hits) >>> 3);
            }
        }
        while (at < to && bytes[at] != '"' && bytes[at] != '\\' && (bytes[at] >= ' ' || bytes[at] < 0)) {
            at++;
        }
        return at;
    }

    /** {@return how often {@code wanted} stands between two offsets} */
    public static long count(byte[] bytes, int from, int to, byte wanted) {
        long pattern = (wanted & 0xFF) * ONES;
        long count = 0;
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            count += Long.BYTES - Long.bitCount(others((long) LONGS.get(bytes, at) ^ pattern));
        }
        for (; at < to; at++) {
            count += bytes[at] == wanted ? 1 : 0;
        }
        return count;
    }

    /** {@return the offset of the first byte beyond ASCII, or {@code to} when there is none} */
    public static int firstBeyondAscii(byte[] bytes, int from, int to) {
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            long hits = (long) LONGS.get(bytes, at) & HIGH_BITS;
            if (hits != 0) {
                return at + (Long.numberOfTrailingZeros(hits) >>> 3);
            }
        }
        while (at < to && bytes[at] >= 0) {
            at++;
        }
        return at;
    }

    /** {@return the offset of the first byte that is no white space of JSON, or {@code to} when there is none} */
    public static int firstBeyondSpace(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && isSpace(bytes[at])) {
            at++;
        }
        return at;
    }

    /** {@return the offset behind the last byte that is no white space of JSON, or {@code from} when there is none} */
    public static int endBeforeSpace(byte[] bytes, int from, int to) {
        int end = to;
        while (end > from && isSpace(bytes[end - 1])) {
            end--;
        }
        return end;
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\t' || b == '\r' || b == '\n';
    }

    /** {@return the high bit of each byte that is not zero, without a carry from byte to byte} */
    private static long others(long word) {
        return ((word & ~HIGH_BITS) + ~HIGH_BITS | word) & HIGH_BITS;
    }

    /** Sets the high bit of the lowest byte of ASCII below {@code limit}; those above it may be wrong. */
    private static long below(long word, char limit) {
        return (word - limit * ONES) & ~word & HIGH_BITS;
    }

    /** Sets the high bit of the lowest zero byte; those above it may be wrong, and are not looked at. */
    private static long zeros(long word) {
        return (word - ONES) & ~word & HIGH_BITS;
    }
}
