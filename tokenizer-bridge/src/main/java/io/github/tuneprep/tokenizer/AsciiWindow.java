package io.github.tuneprep.tokenizer;

/**
 * Splits 64 bytes at once. Each class of ASCII characters is a word with one bit a byte, and what the patterns of
 * cl100k_base and o200k_base say about neighbours is arithmetic on these words: no branch for each piece, which a
 * processor would have to guess.
 *
 * <p>A window begins where a piece does. What it cannot decide (characters beyond ASCII, rare mixtures of white space,
 * its last bytes) it leaves to the splitter, from that piece on.
 */
final class AsciiWindow {
    /** Bytes that are looked at. */
    static final int BYTES = 64;

    private AsciiWindow() {}

    /**
     * Finds where pieces start.
     *
     * @param classes of this text
     * @param at where a piece starts
     * @param o200k whether letters are split at their case and contractions belong to their word, as in o200k_base
     * @return a bit for each start behind {@code at} that is certain, counted from {@code at}
     */
    static long starts(byte[] text, AsciiClasses classes, int at, boolean o200k) {
        classes.reach(text, at);
        long first = classes.bits(AsciiClasses.FIRST, at);
        long second = classes.bits(AsciiClasses.SECOND, at);
        long third = classes.bits(AsciiClasses.THIRD, at);
        long unknown = classes.bits(AsciiClasses.STRANGE, at);
        long letters = first & ~third;
        long upper = letters & second;
        long digits = first & third & ~second;
        long apostrophes = first & second & third;
        long blanks = second & ~first & ~third;
        long tabs = second & third & ~first;
        long newlines = third & ~first & ~second;
        long space = blanks | tabs;
        long white = space | newlines;
        long others = ~(letters | digits | white);

        // [\r\n]* behind punctuation belongs to it; an addition carries through the whole run.
        long swallowed = newlines & ~(newlines + (newlines & ~(newlines << 1) & (others << 1)));
        long lines = newlines & ~swallowed & ~(white << 1);

        // A run of blanks leaves its last one to what follows. With another line end behind it, it goes with that one.
        long runs = space & ~(space << 1);
        long behindLine = runs & (newlines << 1);
        if (((behindLine + space) & ~space & (newlines | unknown)) != 0) {
            unknown |= behindLine;
        } else if (space < 0) {
            unknown |= Long.highestOneBit(behindLine);
        }
        unknown |= space & (newlines >>> 1) & (space << 1);
        long lasts = space & ~(space >>> 1);

        // Punctuation: a blank before it belongs to it, and one alone leads a word.
        long marks = others & ~(others << 1) & ~(blanks << 1);
        long words = letters & ~(letters << 1) & ~(space << 1) & ~(marks << 1);
        if (o200k) {
            words |= upper & (letters & ~upper) << 1;
            // [\r\n/]*
            for (long behind = others & (swallowed << 1); behind != 0; behind &= behind - 1) {
                int mark = Long.numberOfTrailingZeros(behind);
                unknown |= text[at + mark] == '/' ? 1L << mark : 0;
            }
        }
        long numbers = digits & ~(digits << 1);
        long starts = lines | runs | lasts | marks | words | numbers;
        for (long group = numbers; group != 0; ) {
            // \p{N}{1,3}
            group = group << 3 & digits & digits << 1 & digits << 2;
            starts |= group;
        }

        long contractions = apostrophes & (letters >>> 1) & (o200k ? letters << 1 : marks);
        int contracted = -1;
        while (contractions != 0) {
            int apostrophe = Long.numberOfTrailingZeros(contractions);
            contractions &= contractions - 1;
            int end = Splitter.contraction(text, at + apostrophe) - at;
            if (end >= BYTES) {
                unknown |= 1L << apostrophe;
            } else if (end > apostrophe && !o200k) {
                starts |= letters & 1L << end;
            } else if (end > apostrophe && apostrophe != contracted) {
                // Behind a contraction there is no word that a second one could belong to.
                starts = starts & (-1L << end | ~(-1L << apostrophe)) | letters & 1L << end;
                contracted = end;
            }
        }
        int certain = Math.max(1, Long.numberOfTrailingZeros(unknown)) - 1;
        return starts & ~(-1L << certain) & ~1L;
    }
}
