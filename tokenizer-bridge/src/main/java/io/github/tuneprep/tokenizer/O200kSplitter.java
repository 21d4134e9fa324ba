package io.github.tuneprep.tokenizer;

import static io.github.tuneprep.tokenizer.CharClasses.LETTER;
import static io.github.tuneprep.tokenizer.CharClasses.LOWER;
import static io.github.tuneprep.tokenizer.CharClasses.MARK;
import static io.github.tuneprep.tokenizer.CharClasses.NEWLINE;
import static io.github.tuneprep.tokenizer.CharClasses.NUMBER;
import static io.github.tuneprep.tokenizer.CharClasses.OTHER;
import static io.github.tuneprep.tokenizer.CharClasses.UPPER;
import static io.github.tuneprep.tokenizer.CharClasses.classOf;
import static io.github.tuneprep.tokenizer.CharClasses.lengthOf;

/**
 * The pattern of o200k_base (github.com/openai/tiktoken, tiktoken_ext/openai_public.py, read 2026-08):
 *
 * <pre>{@code
 * [^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?
 * [^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?
 * \p{N}{1,3}
 *  ?[^\s\p{L}\p{N}]+[\r\n/]*
 * \s*[\r\n]+
 * \s+(?!\S)
 * \s+
 * }</pre>
 */
final class O200kSplitter extends Splitter {
    private static final int LOWER_RUN = 1 << LOWER | 1 << LETTER | 1 << MARK;

    @Override
    long starts(byte[] text, AsciiClasses classes, int at) {
        return AsciiWindow.starts(text, classes, at, true);
    }

    @Override
    int next(byte[] text, int at) {
        int character = CharClasses.at(text, at);
        int kind = classOf(character);
        if (kind <= MARK) {
            return word(text, at);
        }
        int behind = at + lengthOf(character);
        if (kind == NUMBER) {
            return upToThreeNumbers(text, at);
        }
        if (kind == NEWLINE) {
            return whiteSpace(text, at);
        }
        // One character that is no letter, number or line end may lead a word; a mark counts as a letter here.
        int nextKind = classOf(CharClasses.at(text, behind));
        if (nextKind <= MARK && nextKind != CharClasses.END) {
            return word(text, behind);
        }
        if (kind == OTHER || (text[at] == ' ' && nextKind == OTHER)) {
            return punctuation(text, behind);
        }
        return whiteSpace(text, at);
    }

    private static int punctuation(byte[] text, int at) {
        at = others(text, at);
        while (text[at] == '\r' || text[at] == '\n' || text[at] == '/') {
            at++;
        }
        return at;
    }

    /** The letters of the first two alternatives, at a letter or a mark. */
    private static int word(byte[] text, int at) {
        int behindCaseless = -1;
        while (true) {
            int character = CharClasses.at(text, at);
            int kind = classOf(character);
            if (kind == UPPER) {
                at += lengthOf(character);
            } else if (kind == LETTER || kind == MARK) {
                at = CharClasses.passIdeographs(text, at + lengthOf(character));
                behindCaseless = at;
            } else if (kind == LOWER) {
                at = lowerRun(text, at);
                break;
            } else {
                // Without lower case behind them, capitals go with the word only up to its last letter without case:
                // the first alternative has to end in [\p{Ll}\p{Lm}\p{Lo}\p{M}], and it is tried first.
                at = behindCaseless > 0 ? behindCaseless : at;
                break;
            }
        }
        return text[at] == '\'' ? contraction(text, at) : at;
    }

    /** {@code [\p{Ll}\p{Lm}\p{Lo}\p{M}]*} */
    private static int lowerRun(byte[] text, int at) {
        while (true) {
            int lower = Bytes.leadingLower(Bytes.load(text, at));
            at += lower;
            if (lower == Long.BYTES) {
                continue;
            }
            if (text[at] >= 0) {
                return at;
            }
            int character = CharClasses.at(text, at);
            int kind = classOf(character);
            if (kind != LOWER && kind != LETTER && kind != MARK) {
                return at;
            }
            at = CharClasses.passTwoBytes(text, at + lengthOf(character), LOWER_RUN);
            at = CharClasses.passIdeographs(text, at);
        }
    }
}
