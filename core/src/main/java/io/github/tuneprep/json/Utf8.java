package io.github.tuneprep.json;

/** Strict UTF-8, as in RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF. */
public final class Utf8 {
    private Utf8() {}

    /** {@return the offset of the first byte that is not UTF-8, or -1} */
    public static int firstInvalid(byte[] bytes, int from, int to) {
        int at = ByteScan.firstBeyondAscii(bytes, from, to);
        while (at < to) {
            at = behindThrees(bytes, at, to);
            if (at == to) {
                return -1;
            }
            int length = sequenceLength(bytes, at, to);
            if (length == 0) {
                return at;
            }
            at += length;
            if (at < to && bytes[at] >= 0) {
                at = ByteScan.firstBeyondAscii(bytes, at, to);
            }
        }
        return -1;
    }

    /** {@return the offset behind a run of characters of three bytes each, of those that need no closer look} */
    private static int behindThrees(byte[] bytes, int from, int to) {
        int at = from;
        while (at + 3 <= to
                && bytes[at] >= (byte) 0xE1
                && bytes[at] <= (byte) 0xEC
                && bytes[at + 1] < (byte) 0xC0
                && bytes[at + 2] < (byte) 0xC0) {
            at += 3;
        }
        return at;
    }

    /** {@return the length of the character at {@code at}, or 0 when it is none} */
    private static int sequenceLength(byte[] bytes, int at, int to) {
        int first = bytes[at];
        if (first >= 0) {
            return 1;
        }
        int lead = first & 0xFF;
        if (lead < 0xC2 || lead > 0xF4) {
            return 0;
        }
        int length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        if (at + length > to) {
            return 0;
        }
        int second = bytes[at + 1] & 0xFF;
        int lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
        int highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
        if (second < lowest || second > highest) {
            return 0;
        }
        for (int i = 2; i < length; i++) {
            if ((bytes[at + i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return length;
    }
}
