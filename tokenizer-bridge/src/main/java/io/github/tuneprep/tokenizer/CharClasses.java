package io.github.tuneprep.tokenizer;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The character classes that the splitting patterns know, frozen to Unicode 16 so that counts do not depend on the JDK.
 *
 * <p>A character is answered as its class and its length in bytes, together in one int.
 */
final class CharClasses {
    /** Behind the last character. */
    static final int END = 0;
    /** Lower-case letter (Ll). */
    static final int LOWER = 1;
    /** Upper-case or title-case letter (Lu, Lt). */
    static final int UPPER = 2;
    /** Letter without case (Lm, Lo). */
    static final int LETTER = 3;
    /** Combining mark (M). */
    static final int MARK = 4;
    /** Number (N). */
    static final int NUMBER = 5;
    /** White space but the two below. */
    static final int SPACE = 6;
    /** Carriage return or line feed. */
    static final int NEWLINE = 7;
    /** Everything else. */
    static final int OTHER = 8;

    /** The first two of three bytes. */
    private static final int FIRST_IDEOGRAPH = 0xE4B8;

    private static final int LAST_IDEOGRAPH = 0xE9BF;
    private static final int CLASS_BITS = 0xF;
    private static final int LENGTH_SHIFT = 4;
    private static final int PAGE_BITS = 8;

    /** For the byte values of ASCII. */
    private static final byte[] ASCII = new byte[128];

    /** For the characters of up to two bytes. */
    private static final byte[] TWO = new byte[1 << 11];

    private static final char[] PAGE_OF = new char[(Character.MAX_CODE_POINT + 1) >> PAGE_BITS];
    private static final byte[] PAGES;

    static {
        try (InputStream in = CharClasses.class.getResourceAsStream("char-classes.bin");
                DataInputStream data = new DataInputStream(in)) {
            byte[] index = data.readNBytes(PAGE_OF.length * 2);
            for (int i = 0; i < PAGE_OF.length; i++) {
                PAGE_OF[i] = (char) ((index[2 * i] & 0xFF) << 8 | index[2 * i + 1] & 0xFF);
            }
            PAGES = data.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (int c = 0; c < ASCII.length; c++) {
            ASCII[c] = (byte) of(c, 1);
        }
        for (int c = 0; c < TWO.length; c++) {
            TWO[c] = (byte) of(c, 2);
        }
    }

    private CharClasses() {}

    /** {@return class and length of the character at {@code at}; class {@link #END} and length 0 at the end mark} */
    static int at(byte[] text, int at) {
        int first = text[at];
        return first >= 0 ? ASCII[first] : beyondAscii(text, at, first & 0xFF);
    }

    /**
     * Passes over ideographs of the block U+4E00 to U+9FFF, all of them letters without case, without a look at the
     * table: the next character need not wait for it.
     */
    static int passIdeographs(byte[] text, int from) {
        int at = from;
        while (Integer.compareUnsigned(
                        ((text[at] & 0xFF) << 8 | text[at + 1] & 0xFF) - FIRST_IDEOGRAPH,
                        LAST_IDEOGRAPH - FIRST_IDEOGRAPH)
                <= 0) {
            at += 3;
        }
        return at;
    }

    /**
     * Passes over characters of two bytes, such as Cyrillic letters.
     *
     * @param classes which are passed: the bit of each class is set
     */
    static int passTwoBytes(byte[] text, int from, int classes) {
        int at = from;
        while ((text[at] & 0xE0) == 0xC0 && (classes >>> classOf(ofTwo(text, at)) & 1) != 0) {
            at += 2;
        }
        return at;
    }

    static int classOf(int character) {
        return character & CLASS_BITS;
    }

    static int lengthOf(int character) {
        return character >> LENGTH_SHIFT;
    }

    private static int beyondAscii(byte[] text, int at, int lead) {
        if (lead < 0xE0) {
            return ofTwo(text, at);
        }
        if (lead < 0xF0) {
            return of((lead & 0x0F) << 12 | (text[at + 1] & 0x3F) << 6 | text[at + 2] & 0x3F, 3);
        }
        if (lead < 0xF5) {
            return of(
                    (lead & 0x07) << 18
                            | (text[at + 1] & 0x3F) << 12
                            | (text[at + 2] & 0x3F) << 6
                            | text[at + 3] & 0x3F,
                    4);
        }
        return END;
    }

    private static int ofTwo(byte[] text, int at) {
        return TWO[(text[at] & 0x1F) << 6 | text[at + 1] & 0x3F];
    }

    private static int of(int codePoint, int length) {
        return length << LENGTH_SHIFT
                | PAGES[(PAGE_OF[codePoint >> PAGE_BITS] << PAGE_BITS) + (codePoint & ((1 << PAGE_BITS) - 1))];
    }
}
