package io.github.tuneprep.tokenizer;

/**
 * Knows between which two characters no token can reach, so that a long run of letters, such as a Chinese sentence, can
 * be cut there and its parts counted alone. Immutable; shared by all threads.
 *
 * <p>A pair that some token holds side by side is kept in a filter of bits; a false hit of the filter only spares a
 * cut. Tokens may also hold a part of a character: a character that is beside such a part in some token joins with
 * everything.
 *
 * <p>A character is named by the lowest 16 bits of its code point: one beyond the basic plane shares what is known of
 * another, which only spares cuts.
 */
final class Joins {
    private static final int CHARACTERS = 1 << 16;
    private static final int PAIR_BITS = 20;
    private static final int MIX = 0x9E3779B1;

    /** The bit of a kind of character that joins with all before it. */
    private static final int BEFORE = 1;

    /** The bits that say how many tokens a character is alone, but for the first: one is set for each. */
    private static final int MORE = 6;

    /** The bit of a kind of character that joins with all behind it. */
    private static final int BEHIND = 8;

    private static final int BEHIND_SHIFT = 3;

    /** Bytes that are cut at a time: as many bits of a word, with room for one character more. */
    private static final int WINDOW = 60;

    private final long[] pairs = new long[1 << (PAIR_BITS - 6)];
    private final byte[] kinds = new byte[CHARACTERS];

    /** The bits that all characters of four bytes have. */
    private int beyond;

    Joins(Vocabulary vocabulary) {
        byte[] tokens = vocabulary.tokens();
        boolean[] isToken = new boolean[CHARACTERS];
        boolean[] partialLeads = new boolean[1 << Byte.SIZE];
        for (int rank = 0; rank < vocabulary.size(); rank++) {
            add(tokens, vocabulary.offset(rank), vocabulary.offset(rank + 1), isToken, partialLeads);
        }
        for (int c = 0; c < CHARACTERS; c++) {
            int lead = c < 0x80 ? c : c < 0x800 ? 0xC0 | c >> 6 : 0xE0 | c >> 12;
            int more = isToken[c] ? 0 : more(vocabulary, c, lead);
            kinds[c] |= (byte) (more | (partialLeads[lead] ? BEFORE : 0));
        }
        for (int lead = 0xF0; lead < partialLeads.length; lead++) {
            beyond |= partialLeads[lead] ? BEFORE : 0;
        }
    }

    private void add(byte[] tokens, int from, int to, boolean[] isToken, boolean[] partialLeads) {
        if (to - from > 0 && to - from < 4 && !isContinuation(tokens[from]) && from + length(tokens[from]) == to) {
            isToken[character(tokens, from)] = true;
        }
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
                int pair = mixed(character(tokens, left)) ^ character(tokens, border);
                pairs[pair >>> 6] |= 1L << pair;
            } else if (rightIsWhole) {
                kinds[character(tokens, border)] |= BEFORE | BEHIND;
            } else if (leftIsWhole) {
                kinds[character(tokens, left)] |= BEFORE | BEHIND;
            } else {
                partialLeads[tokens[border] & 0xFF] = true;
            }
        }
    }

    /** {@return {@link #MORE} of a character that is no token: it is two tokens if two of its bytes are one} */
    private static int more(Vocabulary vocabulary, int c, int lead) {
        if (c < 0x800) {
            return 2;
        }
        byte second = (byte) (0x80 | c >> 6 & 0x3F);
        byte third = (byte) (0x80 | c & 0x3F);
        return vocabulary.rankOfPair((byte) lead, second) != Vocabulary.NONE
                        || vocabulary.rankOfPair(second, third) != Vocabulary.NONE
                ? 2
                : MORE;
    }

    /**
     * Cuts the beginning of a text where no token can reach across. Takes no branch on what it finds: where a cut comes
     * is what a processor would guess wrong.
     *
     * @param parts takes the parts that have to be looked up, and the tokens of the others
     * @return up to where it was cut
     */
    int cut(byte[] text, int from, int to, Parts parts) {
        long bits = threes(text, from, Math.min(to, from + WINDOW));
        int end = from + 63 - Long.numberOfLeadingZeros(bits);
        if (end > from) {
            long joins = end < to && mayJoin(text, end - 3, end) ? 1 : 0;
            int cut = parts.add(end, bits << 3 | joins);
            if (cut > from) {
                return cut;
            }
        }
        return parts.add(from, endOfPart(text, from, to));
    }

    /**
     * Looks at characters of three bytes.
     *
     * @return a bit that is set, and behind it three for each character as {@link Parts#add(int, long)} takes them
     */
    private long threes(byte[] text, int from, int to) {
        long bits = 1;
        int mixed = 0;
        int behind = 0;
        int at = from;
        while (at < to) {
            int word = (int) Bytes.load(text, at);
            if ((word & 0xF0) != 0xE0) {
                break;
            }
            int character = ofThree(word);
            int kind = kinds[character];
            int pair = mixed ^ character;
            bits = bits << 3 | (int) (pairs[pair >>> 6] >>> pair) & 1 | behind | kind & (BEFORE | MORE);
            behind = kind >>> BEHIND_SHIFT;
            mixed = mixed(character);
            at += 3;
        }
        // Whatever comes before the first, a cut is there.
        return bits & ~(Long.highestOneBit(bits) >>> 3);
    }

    /** {@return the end of the first part} */
    private int endOfPart(byte[] text, int from, int to) {
        int left = from;
        int right = from + length(text[from]);
        while (right < to && mayJoin(text, left, right)) {
            left = right;
            right += length(text[right]);
        }
        return right;
    }

    /** {@return whether some token may reach from one character to the one behind it} */
    private boolean mayJoin(byte[] text, int left, int right) {
        int before = character(text, left);
        int behind = character(text, right);
        int pair = mixed(before) ^ behind;
        int kind = length(text[right]) == 4 ? kinds[behind] | beyond : kinds[behind];
        return (((int) (pairs[pair >>> 6] >>> pair) | kinds[before] >>> BEHIND_SHIFT | kind) & BEFORE) != 0;
    }

    /** {@return the code point of the character at {@code at}, its lowest 16 bits} */
    private static int character(byte[] text, int at) {
        int word = (int) Bytes.load(text, at);
        return switch (length(text[at])) {
            case 1 -> word & 0x7F;
            case 2 -> (word & 0x1F) << 6 | word >>> 8 & 0x3F;
            case 3 -> ofThree(word);
            default -> word << 4 & 0xF000 | word >>> 10 & 0xFC0 | word >>> 24 & 0x3F;
        };
    }

    private static int ofThree(int word) {
        return (word & 0x0F) << 12 | word >>> 2 & 0xFC0 | word >>> 16 & 0x3F;
    }

    private static int length(byte lead) {
        if ((lead & 0xF0) == 0xE0) {
            return 3;
        }
        return lead >= 0 ? 1 : (lead & 0xE0) == 0xC0 ? 2 : 4;
    }

    private static boolean isContinuation(byte b) {
        return (b & 0xC0) == 0x80;
    }

    private static int mixed(int character) {
        return character * MIX >>> (32 - PAIR_BITS);
    }
}
