package io.github.tuneprep.tokenizer;

/**
 * Which class each byte of a text belongs to, as words with one bit a byte, for the ASCII characters that the patterns
 * of the encodings tell apart. 64 bytes are classified together, each but once: their bits are transposed, so that a
 * word holds the same bit of all of them, and a class is arithmetic on eight such words. Confined to one thread.
 */
final class AsciiClasses {
    /** Three bits a byte name its class; {@link AsciiWindow} takes them apart. */
    static final int FIRST = 0;

    static final int SECOND = 1;
    static final int THIRD = 2;
    /**
     * What is not ASCII, and vertical tab and form feed: white space that nobody uses. What else they are told to be
     * means nothing.
     */
    static final int STRANGE = 3;

    private static final int KINDS = 4;

    private static final long EVERY_SECOND = 0x5555555555555555L;
    private static final long PAIRS = 0x3333333333333333L;
    private static final long HALVES = 0x0F0F0F0F0F0F0F0FL;

    /** The two words of each kind that a window can lie in, by the lowest bit of their number. */
    private final long[] words = new long[2 * KINDS];

    /** The first 64 bytes that are not classified. */
    private int next;

    /** Forgets the text that was classified. */
    void begin() {
        next = 0;
    }

    /**
     * Makes the classes of the 64 bytes from {@code at} known. All 128 bytes behind the last multiple of 64 have to be
     * readable, and {@code at} may not lie before the one that was asked for last.
     */
    void reach(byte[] text, int at) {
        int word = at / AsciiWindow.BYTES;
        next = Math.max(next, word);
        while (next <= word + 1) {
            classify(text, next);
            next++;
        }
    }

    /** {@return a bit for each of the 64 bytes from {@code at}, the lowest for the first} */
    long bits(int kind, int at) {
        int word = at / AsciiWindow.BYTES;
        // A shift takes its distance modulo 64.
        return words[slot(word) + kind] >>> at | words[slot(word + 1) + kind] << 1 << ~at;
    }

    private static int slot(int word) {
        return (word & 1) * KINDS;
    }

    private void classify(byte[] text, int word) {
        int at = word * AsciiWindow.BYTES;
        long a = Bytes.load(text, at);
        long b = Bytes.load(text, at + 8);
        long c = Bytes.load(text, at + 16);
        long d = Bytes.load(text, at + 24);
        long e = Bytes.load(text, at + 32);
        long f = Bytes.load(text, at + 40);
        long g = Bytes.load(text, at + 48);
        long h = Bytes.load(text, at + 56);

        // Neighbours change every second bit, then every second pair, then every second half of a byte: behind that,
        // the
        // first word holds the lowest bits of all bytes, the last one the highest.
        long swap = (a >>> 1 ^ b) & EVERY_SECOND;
        a ^= swap << 1;
        b ^= swap;
        swap = (c >>> 1 ^ d) & EVERY_SECOND;
        c ^= swap << 1;
        d ^= swap;
        swap = (e >>> 1 ^ f) & EVERY_SECOND;
        e ^= swap << 1;
        f ^= swap;
        swap = (g >>> 1 ^ h) & EVERY_SECOND;
        g ^= swap << 1;
        h ^= swap;
        swap = (a >>> 2 ^ c) & PAIRS;
        a ^= swap << 2;
        c ^= swap;
        swap = (b >>> 2 ^ d) & PAIRS;
        b ^= swap << 2;
        d ^= swap;
        swap = (e >>> 2 ^ g) & PAIRS;
        e ^= swap << 2;
        g ^= swap;
        swap = (f >>> 2 ^ h) & PAIRS;
        f ^= swap << 2;
        h ^= swap;
        swap = (a >>> 4 ^ e) & HALVES;
        a ^= swap << 4;
        e ^= swap;
        swap = (b >>> 4 ^ f) & HALVES;
        b ^= swap << 4;
        f ^= swap;
        swap = (c >>> 4 ^ g) & HALVES;
        c ^= swap << 4;
        g ^= swap;
        swap = (d >>> 4 ^ h) & HALVES;
        d ^= swap << 4;
        h ^= swap;

        // A letter is 0x41 to 0x5A or 0x61 to 0x7A: of its lower five bits some are set, and they are at most 26.
        long some = a | b | c | d | e;
        long letter = g & some & ~(e & d & (c | b & a));
        long signs = f & ~g;
        long digit = signs & e & ~(d & (c | b));
        long apostrophe = signs & ~e & ~d & c & b & a;
        long blank = signs & ~some;
        long control = d & ~(e | f | g);
        long tab = control & ~c & ~b & a;
        long newline = control & (c ^ b) & (b ^ a);
        long strange = h | control & (c & ~b & ~a | ~c & b & a);

        int slot = slot(word);
        words[slot + FIRST] = inOrder(letter | digit | apostrophe);
        words[slot + SECOND] = inOrder(letter & ~f | apostrophe | tab | blank);
        words[slot + THIRD] = inOrder(digit | apostrophe | tab | newline);
        words[slot + STRANGE] = strange == 0 ? 0 : inOrder(strange);
    }

    /** Bit i of byte j stands for byte 8i + j of the text: the transposed matrix is in the order of the text. */
    private static long inOrder(long bits) {
        long swap = (bits ^ bits >>> 7) & 0x00AA00AA00AA00AAL;
        bits ^= swap ^ swap << 7;
        swap = (bits ^ bits >>> 14) & 0x0000CCCC0000CCCCL;
        bits ^= swap ^ swap << 14;
        swap = (bits ^ bits >>> 28) & 0x00000000F0F0F0F0L;
        return bits ^ swap ^ swap << 28;
    }
}
