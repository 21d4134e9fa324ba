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
    /**
     * Finds the ends of the next pieces. Each splitter has this loop to itself, with the one test that most pieces
     * pass: a just-in-time compiler then keeps the whole loop in registers.
     *
     * @param from where the first piece starts
     * @param to the end of the text
     * @param ends takes the end of each piece
     * @return how many pieces were found; fewer than {@code ends} has room for only when the text is used up
     */
    abstract int split(byte[] text, int from, int to, int[] ends);

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
