package io.github.tuneprep.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/**
 * A JSON string that is still the bytes of its line; it becomes a {@link String} only when somebody asks.
 *
 * <p>Most strings of a training file are only counted and hashed, and both work on the bytes.
 */
public final class JsonString implements JsonValue {
    private static final byte[] REPLACEMENT = "\uFFFD".getBytes(UTF_8);

    private final byte[] line;
    private final int start;
    private final int end;
    private final boolean escaped;

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
        return escaped
                ? new String(utf8(), UTF_8)
                : new String(line, contentStart(), contentEnd() - contentStart(), UTF_8);
    }

    /** {@return whether the text is empty or only white space, no-break spaces included} */
    public boolean isBlank() {
        if (isEmpty()) {
            return true;
        }
        byte first = line[contentStart()];
        if (first > ' ' && first != '\\') {
            return false;
        }
        return text().codePoints().allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c));
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

    /** {@return whether an escape names half of a surrogate pair, which no UTF-8 text can hold} */
    public boolean hasLoneSurrogate() {
        return escaped && decode(null);
    }

    /** {@return the decoded text as UTF-8; a lone surrogate escape becomes U+FFFD} */
    public byte[] utf8() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(contentEnd() - contentStart());
        decode(out);
        return out.toByteArray();
    }

    /** Undoes the escapes; {@return whether one of them was a lone surrogate}. The reader has checked their syntax. */
    private boolean decode(java.io.@org.jspecify.annotations.Nullable ByteArrayOutputStream out) {
        boolean lone = false;
        int at = contentStart();
        int stop = contentEnd();
        while (at < stop) {
            int plain = at;
            while (at < stop && line[at] != '\\') {
                at++;
            }
            if (out != null) {
                out.write(line, plain, at - plain);
            }
            if (at == stop) {
                break;
            }
            int escape = line[at + 1];
            if (escape != 'u') {
                at += 2;
                if (out != null) {
                    out.write(unescape(escape));
                }
                continue;
            }
            int unit = hex(at + 2);
            at += 6;
            int codePoint = unit;
            if (Character.isHighSurrogate((char) unit)
                    && at + 6 <= stop
                    && line[at] == '\\'
                    && line[at + 1] == 'u'
                    && Character.isLowSurrogate((char) hex(at + 2))) {
                codePoint = Character.toCodePoint((char) unit, (char) hex(at + 2));
                at += 6;
            }
            boolean isLone = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
            lone |= isLone;
            if (out != null) {
                out.writeBytes(
                        isLone ? REPLACEMENT : Character.toString(codePoint).getBytes(UTF_8));
            }
        }
        return lone;
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

    @Override
    public String describe() {
        return isEmpty() ? "an empty string" : "a string";
    }
}
