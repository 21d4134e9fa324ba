package io.github.tuneprep.tokenizer;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Eight bytes at a time. */
final class Bytes {
    /** Bytes that have to be readable behind the end of every text, so that no load needs a bounds check of its own. */
    static final int PADDING = 2 * AsciiWindow.BYTES + Long.BYTES;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long CASE_BITS = 0x2020202020202020L;

    private Bytes() {}

    /** {@return the eight bytes at {@code at}, the first in the lowest bits} */
    static long load(byte[] bytes, int at) {
        return (long) LONGS.get(bytes, at);
    }

    /** {@return the lowest {@code length} bytes of {@code word}, 1 to 8 of them} */
    static long first(long word, int length) {
        return word & (-1L >>> (64 - 8 * length));
    }

    /** {@return how many of the first bytes of {@code word} are lower-case ASCII letters, 0 to 8} */
    static int leadingLower(long word) {
        return leading(word);
    }

    /** {@return how many of the first bytes of {@code word} are ASCII letters, 0 to 8} */
    static int leadingLetters(long word) {
        // Setting the case bit moves no other character into the range of letters.
        return leading(word | CASE_BITS);
    }

    private static int leading(long word) {
        // The high bit of each byte is set first, so that no subtraction borrows from the next byte.
        long high = word | HIGH_BITS;
        long fromA = high - 'a' * ONES;
        long behindZ = high - ('z' + 1) * ONES;
        long letters = fromA & ~behindZ & ~word & HIGH_BITS;
        return Long.numberOfTrailingZeros(~letters & HIGH_BITS) >>> 3;
    }
}
