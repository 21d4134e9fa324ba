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
    private final long[] unsureLeads = new long[4];

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
                set(unsureLeads, tokens[border] & 0xFF);
            }
        }
    }

    /**
     * Cuts a text where no token can reach across. Takes no branch on what it finds: where a cut comes is what a
     * processor would guess wrong.
     *
     * @param cuts takes the end of each part; has room for 2 at least
     * @return how many parts were found; all unless {@code cuts} is full
     */
    int cut(byte[] text, int from, int to, int[] cuts) {
        int parts = 0;
        int previous = character(text, from);
        int at = from + length(text[from]);
        while (at < to && parts < cuts.length - 1) {
            int character = character(text, at);
            cuts[parts] = at;
            parts += 1 - mayJoin(previous, character);
            previous = character;
            at += length(text[at]);
        }
        if (at >= to) {
            cuts[parts++] = to;
        }
        return parts;
    }

    /** {@return 1 if some token may reach from one character to the one behind it, 0 if none can} */
    private int mayJoin(int left, int right) {
        return (int) (bit(pairs, pairBit(left, right))
                | bit(unsure, characterBit(left))
                | bit(unsure, characterBit(right))
                | bit(unsureLeads, right & 0xFF));
    }

    /** {@return the bytes of the character at {@code at} as one number, the lead in its lowest bits} */
    private static int character(byte[] text, int at) {
        int word = (int) Bytes.load(text, at);
        return switch (length(text[at])) {
            case 1 -> word & 0xFF;
            case 2 -> word & 0xFFFF;
            case 3 -> word & 0xFFFFFF;
            default -> word;
        };
    }

    /** By tests, not by a table: a processor guesses them right in text of one script, and need not wait. */
    private static int length(byte lead) {
        if ((lead & 0xF0) == 0xE0) {
            return 3;
        }
        return lead >= 0 ? 1 : (lead & 0xE0) == 0xC0 ? 2 : 4;
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

    private static long bit(long[] bits, int bit) {
        return bits[bit >>> 6] >>> bit & 1;
    }
}
