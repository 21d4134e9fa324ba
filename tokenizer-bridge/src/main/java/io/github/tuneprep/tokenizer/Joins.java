package io.github.tuneprep.tokenizer;

/**
 * Knows between which two characters no token can reach, so that a long run of letters, such as a Chinese sentence, can
 * be cut there and its parts counted alone. Immutable; shared by all threads.
 *
 * <p>A pair that some token holds side by side is kept in a filter of bits; a false hit of the filter only spares a
 * cut. Tokens may also hold a part of a character: a character that is beside such a part in some token joins with
 * everything.
 */
final class Joins {
    private static final int PAIR_BITS = 20;
    private static final int CHARACTER_BITS = 16;
    private static final int MIX = 0x9E3779B1;

    private final long[] pairs = new long[1 << (PAIR_BITS - 6)];
    private final long[] unsure = new long[1 << (CHARACTER_BITS - 6)];
    private final boolean[] unsureLeads = new boolean[256];

    Joins(Vocabulary vocabulary) {
        byte[] tokens = vocabulary.tokens();
        for (int rank = 0; rank < vocabulary.size(); rank++) {
            add(tokens, vocabulary.offset(rank), vocabulary.offset(rank + 1));
        }
    }

    private void add(byte[] tokens, int from, int to) {
        for (int border = from + 1; border < to; border++) {
            if (isContinuation(tokens[border])) {
                continue;
            }
            int left = border - 1;
            while (left >= from && isContinuation(tokens[left])) {
                left--;
            }
            boolean leftIsWhole = left >= from && left + length(tokens[left]) == border;
            boolean rightIsWhole = border + length(tokens[border]) <= to;
            if (leftIsWhole && rightIsWhole) {
                set(pairs, pairBit(character(tokens, left), character(tokens, border)));
            } else if (rightIsWhole) {
                set(unsure, characterBit(character(tokens, border)));
            } else if (leftIsWhole) {
                set(unsure, characterBit(character(tokens, left)));
            } else {
                unsureLeads[tokens[border] & 0xFF] = true;
            }
        }
    }

    /** {@return whether some token may reach from one character, given as its bytes, to the one behind it} */
    boolean mayJoin(int left, int right) {
        return isSet(pairs, pairBit(left, right))
                || isSet(unsure, characterBit(left))
                || isSet(unsure, characterBit(right))
                || unsureLeads[lead(right)];
    }

    /** {@return the bytes of the character at {@code at} as one number} */
    static int character(byte[] text, int at) {
        int character = text[at] & 0xFF;
        for (int i = 1; i < length(text[at]); i++) {
            character = character << 8 | text[at + i] & 0xFF;
        }
        return character;
    }

    /** {@return the bytes of the character that this byte leads} */
    static int length(byte lead) {
        if (lead >= 0) {
            return 1;
        }
        int bits = lead & 0xFF;
        return bits < 0xE0 ? 2 : bits < 0xF0 ? 3 : 4;
    }

    private static int lead(int character) {
        int shift = 24 - (Integer.numberOfLeadingZeros(character) & ~7);
        return character >>> shift;
    }

    private static boolean isContinuation(byte b) {
        return (b & 0xC0) == 0x80;
    }

    private static int pairBit(int left, int right) {
        return (left * MIX ^ Integer.rotateLeft(right * MIX, 15)) * MIX >>> (32 - PAIR_BITS);
    }

    private static int characterBit(int character) {
        return character * MIX >>> (32 - CHARACTER_BITS);
    }

    private static void set(long[] bits, int bit) {
        bits[bit >>> 6] |= 1L << bit;
    }

    private static boolean isSet(long[] bits, int bit) {
        return (bits[bit >>> 6] >>> bit & 1) != 0;
    }
}
