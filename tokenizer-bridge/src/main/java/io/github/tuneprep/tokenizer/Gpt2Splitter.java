package io.github.tuneprep.tokenizer;

import static io.github.tuneprep.tokenizer.CharClasses.END;
import static io.github.tuneprep.tokenizer.CharClasses.LETTER;
import static io.github.tuneprep.tokenizer.CharClasses.NEWLINE;
import static io.github.tuneprep.tokenizer.CharClasses.NUMBER;
import static io.github.tuneprep.tokenizer.CharClasses.SPACE;
import static io.github.tuneprep.tokenizer.CharClasses.classOf;
import static io.github.tuneprep.tokenizer.CharClasses.lengthOf;

/**
 * The pattern of r50k_base and p50k_base (github.com/openai/tiktoken, tiktoken_ext/openai_public.py, read 2026-08):
 *
 * <pre>{@code
 * '(?:[sdmt]|ll|ve|re)
 *  ?\p{L}+
 *  ?\p{N}+
 *  ?[^\s\p{L}\p{N}]+
 * \s+(?!\S)
 * \s+
 * }</pre>
 */
final class Gpt2Splitter extends Splitter {
    @Override
    int next(byte[] text, int at) {
        if (text[at] == '\'') {
            int end = contraction(text, at);
            if (end > at && isLowerCase(text, at + 1, end)) {
                return end;
            }
        }
        int character = CharClasses.at(text, at);
        int start = at;
        if (text[at] == ' ') {
            int next = CharClasses.at(text, at + 1);
            int nextKind = classOf(next);
            if (nextKind == SPACE || nextKind == NEWLINE || nextKind == END) {
                return whiteSpaceRun(text, at);
            }
            character = next;
            start = at + 1;
        }
        int kind = classOf(character);
        if (kind <= LETTER) {
            return Cl100kSplitter.letters(text, start);
        }
        if (kind == NUMBER) {
            return numbers(text, start);
        }
        return kind == SPACE || kind == NEWLINE ? whiteSpaceRun(text, at) : others(text, start);
    }

    private static boolean isLowerCase(byte[] text, int from, int to) {
        for (int at = from; at < to; at++) {
            if (text[at] < 'a') {
                return false;
            }
        }
        return true;
    }

    private static int numbers(byte[] text, int at) {
        while (classOf(CharClasses.at(text, at)) == NUMBER) {
            at += lengthOf(CharClasses.at(text, at));
        }
        return at;
    }

    /** {@code \s+(?!\S)|\s+}: line ends are nothing special here. */
    private static int whiteSpaceRun(byte[] text, int start) {
        int at = start;
        int last = start;
        while (true) {
            int character = CharClasses.at(text, at);
            int kind = classOf(character);
            if (kind != SPACE && kind != NEWLINE) {
                return kind == END || last == start ? at : last;
            }
            last = at;
            at += lengthOf(character);
        }
    }
}
