package io.github.tuneprep.tokenizer;

import static io.github.tuneprep.tokenizer.CharClasses.END;
import static io.github.tuneprep.tokenizer.CharClasses.LETTER;
import static io.github.tuneprep.tokenizer.CharClasses.LOWER;
import static io.github.tuneprep.tokenizer.CharClasses.MARK;
import static io.github.tuneprep.tokenizer.CharClasses.NEWLINE;
import static io.github.tuneprep.tokenizer.CharClasses.NUMBER;
import static io.github.tuneprep.tokenizer.CharClasses.OTHER;
import static io.github.tuneprep.tokenizer.CharClasses.UPPER;
import static io.github.tuneprep.tokenizer.CharClasses.classOf;
import static io.github.tuneprep.tokenizer.CharClasses.lengthOf;

import java.util.Arrays;

/**
 * The pattern of cl100k_base (github.com/openai/tiktoken, tiktoken_ext/openai_public.py, read 2026-08):
 *
 * <pre>{@code
 * '(?i:[sdmt]|ll|ve|re)
 * [^\r\n\p{L}\p{N}]?\p{L}+
 * \p{N}{1,3}
 *  ?[^\s\p{L}\p{N}]+[\r\n]*
 * \s*[\r\n]+
 * \s+(?!\S)
 * \s+
 * }</pre>
 */
final class Cl100kSplitter extends Splitter {
    /** What has to follow a first byte for it to begin a word of ASCII: letters, so many at least. */
    private static final byte[] LEAST_LETTERS = new byte[256];

    static {
        Arrays.fill(LEAST_LETTERS, Byte.MAX_VALUE);
        for (int c = 0; c < 128; c++) {
            byte[] character = {(byte) c};
            LEAST_LETTERS[c] = switch (classOf(CharClasses.at(character, 0))) {
                case LOWER, UPPER -> 0;
                case NUMBER, NEWLINE -> Byte.MAX_VALUE;
                default -> 1;
            };
        }
        LEAST_LETTERS['\''] = Byte.MAX_VALUE;
    }

    /** Nearly every piece is a word of ASCII, with or without a blank before it, and ends within eight bytes. */
    @Override
    int split(byte[] text, int from, int to, int[] ends) {
        int pieces = 0;
        int at = from;
        while (at < to && pieces < ends.length) {
            long word = Bytes.load(text, at);
            int letters = Bytes.leadingLetters(word >>> 8);
            int end = at + 1 + letters;
            if (letters < LEAST_LETTERS[(int) word & 0xFF]) {
                end = next(text, at);
            } else if (letters == Long.BYTES - 1 || text[end] < 0) {
                end = letters(text, end);
            }
            ends[pieces++] = end;
            at = end;
        }
        return pieces;
    }

    /** Any piece, one alternative of the pattern after the other. */
    private static int next(byte[] text, int at) {
        int character = CharClasses.at(text, at);
        int kind = classOf(character);
        if (kind <= LETTER) {
            return letters(text, at);
        }
        if (text[at] == '\'') {
            int end = contraction(text, at);
            if (end > at) {
                return end;
            }
        }
        int behind = at + lengthOf(character);
        if (kind == NUMBER) {
            return upToThreeNumbers(text, at);
        }
        if (kind == NEWLINE) {
            return whiteSpace(text, at);
        }
        // One character that is no letter, number or line end may lead a word.
        int nextKind = classOf(CharClasses.at(text, behind));
        if (nextKind <= LETTER && nextKind != END) {
            return letters(text, behind);
        }
        if (kind == OTHER || kind == MARK || (text[at] == ' ' && (nextKind == OTHER || nextKind == MARK))) {
            return punctuation(text, behind);
        }
        return whiteSpace(text, at);
    }

    private static int punctuation(byte[] text, int at) {
        at = others(text, at);
        while (text[at] == '\r' || text[at] == '\n') {
            at++;
        }
        return at;
    }

    /** {@code \p{L}+} */
    static int letters(byte[] text, int at) {
        while (true) {
            int letters = Bytes.leadingLetters(Bytes.load(text, at));
            at += letters;
            if (letters == Long.BYTES) {
                continue;
            }
            if (text[at] >= 0) {
                return at;
            }
            int character = CharClasses.at(text, at);
            int kind = classOf(character);
            if (kind > LETTER || kind == END) {
                return at;
            }
            at += lengthOf(character);
        }
    }
}
