package io.github.tuneprep.rules.duplicates;

import java.text.Normalizer;

/** What is left of a character when case, accents and punctuation do not matter. */
final class FoldedCharacters {
    /** Between words: white space, and punctuation that says nothing by itself. */
    static final int BLANK = 0;

    /** Inside a word, as if it were not there: accents that are written by themselves. */
    static final int NOTHING = Integer.MIN_VALUE;

    /** Letters and digits are themselves, signs are negative. */
    static final int[] ASCII = new int[128];

    /** What a sign of ASCII adds to a bag; 0 for one that says nothing, and for letters. */
    static final long[] SIGNS = new long[ASCII.length];

    static {
        for (char c = 0; c < ASCII.length; c++) {
            ASCII[c] = fold(c);
            SIGNS[c] = ASCII[c] > 0 ? 0 : sign(ASCII[c]);
        }
    }

    private static final int IDEOGRAPHS = 0x3100;
    private static final int WIDE = 0xFF00;

    private FoldedCharacters() {}

    /** {@return what a folded sign adds to a bag} */
    static long sign(int folded) {
        return folded == BLANK || folded == NOTHING ? 0 : WordBag.mix(folded);
    }

    /** {@return the bytes of a character, by the first of them} */
    static int length(byte lead) {
        if (lead >= 0) {
            return 1;
        }
        return lead >= (byte) 0xF0 ? 4 : lead >= (byte) 0xE0 ? 3 : 2;
    }

    /** {@return what a character is folded to} */
    static int of(byte[] text, int at, int length) {
        if (length == 1) {
            return ASCII[text[at]];
        }
        if (length == 4) {
            int character = (text[at] & 0x7) << 18 | (text[at + 1] & 0x3F) << 12 | (text[at + 2] & 0x3F) << 6;
            return character | text[at + 3] & 0x3F;
        }
        int character = length == 2
                ? (text[at] & 0x1F) << 6 | text[at + 1] & 0x3F
                : (text[at] & 0xF) << 12 | (text[at + 1] & 0x3F) << 6 | text[at + 2] & 0x3F;
        if (character < IDEOGRAPHS) {
            return Beyond.TABLE[character];
        }
        // Ideographs and syllables are what they are; behind them stand the wide forms of ASCII.
        return character < WIDE ? character : Beyond.WIDE_FORMS[character - WIDE];
    }

    /** Only texts beyond ASCII need it, and it takes some milliseconds. */
    private static final class Beyond {
        static final int[] TABLE = new int[IDEOGRAPHS];
        static final int[] WIDE_FORMS = new int[(1 << Character.SIZE) - WIDE];

        static {
            for (int i = ASCII.length; i < TABLE.length; i++) {
                TABLE[i] = fold((char) i);
            }
            for (int i = 0; i < WIDE_FORMS.length; i++) {
                WIDE_FORMS[i] = fold((char) (WIDE + i));
            }
        }
    }

    private static int fold(char character) {
        return switch (Character.getType(character)) {
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.CONTROL,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION -> BLANK;
            case Character.FORMAT, Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> NOTHING;
            case Character.OTHER_PUNCTUATION ->
                ".,!?;:'\"".indexOf(character) >= 0 || character > ASCII.length ? BLANK : -character;
            case Character.DASH_PUNCTUATION -> -'-';
            default -> folded(character);
        };
    }

    private static int folded(char character) {
        // The tables of the normalizer take some milliseconds, and leave ASCII as it is.
        char first = Character.toLowerCase(
                character < ASCII.length
                        ? character
                        : Normalizer.normalize(String.valueOf(character), Normalizer.Form.NFKD)
                                .charAt(0));
        return Character.isLetterOrDigit(first) ? first : -character;
    }
}
