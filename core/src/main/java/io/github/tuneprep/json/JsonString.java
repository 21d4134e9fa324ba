package io.github.tuneprep.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A JSON string that is still the bytes of its line; it becomes a {@link String} only when somebody asks.
 *
 * <p>Most strings of a training file are only counted and hashed, and both work on the bytes.
 */
public final class JsonString implements JsonValue {
    private static final int REPLACEMENT = 0xFFFD;

    private final byte[] line;
    private final int start;
    private final int end;
    private final boolean escaped;
    // Written before the volatile field behind them; two threads may both decode, to the same values.
    private boolean loneSurrogate;
    private int decodedLength;
    private volatile byte @Nullable [] decoded;

    JsonString(byte[] line, int start, int end, boolean escaped) {
        this.line = line;
        this.start = start;
        this.end = end;
        this.escaped = escaped;
    }

    @Override
    public int start() {
        return start;
    }

    @Override
    public int end() {
        return end;
    }

    /** {@return whether the string holds a backslash escape, so that its bytes are not its text} */
    public boolean isEscaped() {
        return escaped;
    }

    /** {@return the bytes of the whole line; shared, never to be written to} */
    public byte[] line() {
        return line;
    }

    /** {@return the offset in {@link #line()} of the first byte behind the opening quote} */
    public int contentStart() {
        return start + 1;
    }

    /** {@return the offset in {@link #line()} of the closing quote} */
    public int contentEnd() {
        return end - 1;
    }

    /** {@return whether nothing stands between the quotes} */
    public boolean isEmpty() {
        return contentStart() == contentEnd();
    }

    /** {@return the decoded text; a lone surrogate escape becomes U+FFFD} */
    public String text() {
        byte[] text = textBytes();
        return new String(text, textStart(), textEnd() - textStart(), UTF_8);
    }

    /** {@return whether the text is empty or only white space, no-break spaces included} */
    public boolean isBlank() {
        byte[] text = textBytes();
        int end = textEnd();
        int at = textStart();
        while (at < end) {
            int lead = text[at] & 0xFF;
            if (lead > ' ' && lead < 0x80) {
                return false;
            }
            int length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
            int c = lead < 0x80 ? lead : new String(text, at, Math.min(length, end - at), UTF_8).codePointAt(0);
            if (!Character.isWhitespace(c) && !Character.isSpaceChar(c)) {
                return false;
            }
            at += length;
        }
        return true;
    }

    /** {@return whether the text equals {@code ascii}, without making a String} */
    public boolean contentEquals(String ascii) {
        if (escaped) {
            return text().equals(ascii);
        }
        int length = contentEnd() - contentStart();
        if (length != ascii.length()) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (line[contentStart() + i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** {@return whether the text in UTF-8 equals {@code utf8}, without making a String} */
    public boolean contentEquals(byte[] utf8) {
        return Arrays.equals(textBytes(), textStart(), textEnd(), utf8, 0, utf8.length);
    }

    /** {@return whether the text begins with {@code ascii}, without making a String} */
    public boolean startsWith(String ascii) {
        byte[] text = textBytes();
        int from = textStart();
        if (textEnd() - from < ascii.length()) {
            return false;
        }
        for (int i = 0; i < ascii.length(); i++) {
            if (text[from + i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** {@return whether an escape names half of a surrogate pair, which no UTF-8 text can hold} */
    public boolean hasLoneSurrogate() {
        textBytes();
        return loneSurrogate;
    }

    /** {@return the decoded text as UTF-8; a lone surrogate escape becomes U+FFFD} */
    public byte[] utf8() {
        return Arrays.copyOfRange(textBytes(), textStart(), textEnd());
    }

    /**
     * {@return the bytes that hold the decoded text as UTF-8, from {@link #textStart()} to {@link #textEnd()}; those of
     * the line where nothing is escaped, so that nothing is copied; shared, never to be written to}
     *
     * <p>Decoded once: tokens, fingerprints and rules all ask for it.
     */
    public byte[] textBytes() {
        if (!escaped) {
            return line;
        }
        byte[] text = decoded;
        if (text == null) {
            text = decode();
            decoded = text;
        }
        return text;
    }

    /** {@return the offset in {@link #textBytes()} of the first byte of the text} */
    public int textStart() {
        return escaped ? 0 : contentStart();
    }

    /** {@return the offset in {@link #textBytes()} behind the last byte of the text} */
    public int textEnd() {
        if (!escaped) {
            return contentEnd();
        }
        textBytes();
        return decodedLength;
    }

    /** Undoes the escapes, whose syntax the reader has checked. No escape is shorter than what it stands for. */
    private byte[] decode() {
        int stop = contentEnd();
        byte[] text = new byte[stop - contentStart()];
        int length = 0;
        int at = contentStart();
        while (at < stop) {
            int plain = ByteScan.copyUntil(line, at, stop, (byte) '\\', text, length);
            at += plain;
            length += plain;
            if (at == stop) {
                break;
            }
            if (line[at + 1] != 'u') {
                text[length++] = (byte) unescape(line[at + 1]);
                at += 2;
                continue;
            }
            int codePoint = hex(at + 2);
            at += 6;
            if (isHighSurrogate(codePoint) && at + 6 <= stop && line[at] == '\\' && line[at + 1] == 'u') {
                int second = hex(at + 2);
                if (second >= Character.MIN_LOW_SURROGATE && second <= Character.MAX_LOW_SURROGATE) {
                    codePoint = Character.toCodePoint((char) codePoint, (char) second);
                    at += 6;
                }
            }
            if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
                loneSurrogate = true;
                codePoint = REPLACEMENT;
            }
            length = encode(codePoint, text, length);
        }
        decodedLength = length;
        return text;
    }

    /** Writes a character as UTF-8 and returns where the next one goes. */
    private static int encode(int codePoint, byte[] text, int at) {
        if (codePoint < 0x80) {
            text[at] = (byte) codePoint;
            return at + 1;
        }
        int more = codePoint < 0x800 ? 1 : codePoint < 0x10000 ? 2 : 3;
        // As many ones in front as there are bytes.
        text[at] = (byte) (0xFFFFFF00 >> more + 1 | codePoint >> 6 * more);
        for (int i = 1; i <= more; i++) {
            text[at + i] = (byte) (0x80 | codePoint >> 6 * (more - i) & 0x3F);
        }
        return at + more + 1;
    }

    private static boolean isHighSurrogate(int unit) {
        return unit >= Character.MIN_HIGH_SURROGATE && unit <= Character.MAX_HIGH_SURROGATE;
    }

    private static int unescape(int escape) {
        return switch (escape) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            default -> escape;
        };
    }

    private int hex(int at) {
        int value = 0;
        for (int i = at; i < at + 4; i++) {
            value = value << 4 | Character.digit(line[i], 16);
        }
        return value;
    }

    /** {@return the decoded text} */
    @Override
    public String toString() {
        return text();
    }

    @Override
    public String describe() {
        return isEmpty() ? "an empty string" : "a string";
    }
}
