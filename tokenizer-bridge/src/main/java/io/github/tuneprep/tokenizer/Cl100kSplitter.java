package io.github.tuneprep.tokenizer;

import static io.github.tuneprep.tokenizer.CharClasses.END;
import static io.github.tuneprep.tokenizer.CharClasses.LETTER;
import static io.github.tuneprep.tokenizer.CharClasses.MARK;
import static io.github.tuneprep.tokenizer.CharClasses.NEWLINE;
import static io.github.tuneprep.tokenizer.CharClasses.NUMBER;
import static io.github.tuneprep.tokenizer.CharClasses.OTHER;
import static io.github.tuneprep.tokenizer.CharClasses.classOf;
import static io.github.tuneprep.tokenizer.CharClasses.lengthOf;

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
    private static final int LETTERS = 1 << CharClasses.LOWER | 1 << CharClasses.UPPER | 1 << LETTER;

    @Override
    long starts(byte[] text, AsciiClasses classes, int at) {
        return AsciiWindow.starts(text, classes, at, false);
    }

    @Override
    int next(byte[] text, int at) {
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
            at = CharClasses.passTwoBytes(text, at + lengthOf(character), LETTERS);
            at = CharClasses.passIdeographs(text, at);
        }
    }
}
