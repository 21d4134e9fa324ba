package io.github.tuneprep.tokenizer;

import static io.github.tuneprep.tokenizer.CharClasses.NEWLINE;
import static io.github.tuneprep.tokenizer.CharClasses.NUMBER;
import static io.github.tuneprep.tokenizer.CharClasses.OTHER;
import static io.github.tuneprep.tokenizer.CharClasses.SPACE;
import static io.github.tuneprep.tokenizer.CharClasses.classOf;
import static io.github.tuneprep.tokenizer.CharClasses.lengthOf;

/**
 * Cuts a text into the pieces that an encoding merges one by one: its regular expression, written out by hand over
 * UTF-8. Stateless and thread-safe. The byte behind the text is 0xFF, which no UTF-8 text holds.
 *
 * <p>What the patterns share stands here; what letters are, and what goes with them, differs.
 */
abstract class Splitter {
    /** A window that found no piece so far behind its start has met something it cannot decide. */
    private static final int ENOUGH = 40;

    /**
     * Finds the ends of the next pieces.
     *
     * @param classes of this text, as far as it was split before
     * @param from where the first piece starts
     * @param to the end of the text
     * @param ends takes the end of each piece; has room for {@link AsciiWindow#BYTES} at least
     * @return how many pieces were found; all unless {@code ends} is nearly full
     */
    final int split(byte[] text, AsciiClasses classes, int from, int to, int[] ends) {
        int pieces = 0;
        int at = from;
        while (at < to && pieces <= ends.length - AsciiWindow.BYTES) {
            long starts = to - at < Long.BYTES || text[at] < 0 ? 0 : starts(text, classes, at);
            int window = at;
            if (starts != 0) {
                int found = Long.bitCount(starts);
                at = window + 63 - Long.numberOfLeadingZeros(starts);
                // Four at a time, the last ones in vain: how many there are is what a processor would guess wrong.
                for (int i = pieces; i < pieces + found; i += 4) {
                    ends[i] = window + Long.numberOfTrailingZeros(starts);
                    starts &= starts - 1;
                    ends[i + 1] = window + Long.numberOfTrailingZeros(starts);
                    starts &= starts - 1;
                    ends[i + 2] = window + Long.numberOfTrailingZeros(starts);
                    starts &= starts - 1;
                    ends[i + 3] = window + Long.numberOfTrailingZeros(starts);
                    starts &= starts - 1;
                }
                pieces += found;
            }
            if (at < window + ENOUGH) {
                at = next(text, at);
                ends[pieces++] = at;
            }
        }
        return pieces;
    }

    /** {@return a bit for each start of a piece behind {@code at} that a look at some bytes shows; 0 shows none} */
    long starts(byte[] text, AsciiClasses classes, int at) {
        return 0;
    }

    /** {@return the end of the piece at {@code at}: any piece, one alternative of the pattern after the other} */
    abstract int next(byte[] text, int at);

    /** {@code \p{N}{1,3}} */
    static int upToThreeNumbers(byte[] text, int at) {
        for (int i = 0; i < 3; i++) {
            int character = CharClasses.at(text, at);
            if (classOf(character) != NUMBER) {
                break;
            }
            at += lengthOf(character);
        }
        return at;
    }

    /** {@code [^\s\p{L}\p{N}]*} */
    static int others(byte[] text, int at) {
        while (true) {
            int character = CharClasses.at(text, at);
            int kind = classOf(character);
            if (kind != OTHER && kind != CharClasses.MARK) {
                return at;
            }
            at += lengthOf(character);
        }
    }

    /** {@code \s*[\r\n]+|\s+(?!\S)|\s+}, at white space. */
    static int whiteSpace(byte[] text, int start) {
        int at = start;
        int last = start;
        int behindNewline = start;
        while (true) {
            int character = CharClasses.at(text, at);
            int kind = classOf(character);
            if (kind == NEWLINE) {
                behindNewline = at + 1;
            } else if (kind != SPACE) {
                if (behindNewline > start) {
                    return behindNewline;
                }
                // White space before something leaves its last character to it, unless it is the only one.
                return kind == CharClasses.END || last == start ? at : last;
            }
            last = at;
            at += lengthOf(character);
        }
    }

    /**
     * The end of {@code 's 't 're 've 'm 'll 'd}, in any case, at an apostrophe; or {@code at} when none stands here.
     * In Unicode the long s (U+017F) is an s of another case.
     */
    static int contraction(byte[] text, int at) {
        int first = text[at + 1] | 0x20;
        switch (first) {
            case 's', 't', 'm', 'd' -> {
                return at + 2;
            }
            case 'r', 'v' -> {
                return (text[at + 2] | 0x20) == 'e' ? at + 3 : at;
            }
            case 'l' -> {
                return (text[at + 2] | 0x20) == 'l' ? at + 3 : at;
            }
            default -> {
                return text[at + 1] == (byte) 0xC5 && text[at + 2] == (byte) 0xBF ? at + 3 : at;
            }
        }
    }
}
