package io.github.tuneprep.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;

/**
 * Finds the first error of a line that is known to be broken, and says it in words a data owner understands.
 *
 * <p>A strict reader of its own, written for clarity: it only runs on broken lines.
 */
final class JsonDiagnosis {
    /** Bytes of a Unicode escape. */
    private static final int ESCAPE = 6;

    private final byte[] line;
    private final int nesting;
    private int at;

    private JsonDiagnosis(byte[] line, int nesting) {
        this.line = line;
        this.nesting = nesting;
    }

    static JsonSyntaxException of(byte[] line, int nesting) {
        JsonDiagnosis diagnosis = new JsonDiagnosis(line, nesting);
        try {
            diagnosis.space();
            diagnosis.value(0, "a JSON value");
            diagnosis.space();
            if (diagnosis.at < line.length) {
                throw diagnosis.error("the end of the line");
            }
        } catch (JsonSyntaxException e) {
            return e;
        }
        return JsonSyntaxException.of(0, "a line the JSON reader refuses", "a shorter number or key");
    }

    private void value(int depth, String expected) throws JsonSyntaxException {
        if (depth > nesting) {
            throw JsonSyntaxException.tooDeep(at - 1, nesting);
        }
        int c = peek();
        if (c == '{') {
            object(depth);
        } else if (c == '[') {
            array(depth);
        } else if (c == '"') {
            string();
        } else if (c == '-' || isDigit(c)) {
            number();
        } else if (!word("true") && !word("false") && !word("null")) {
            throw error(expected);
        }
    }

    private void object(int depth) throws JsonSyntaxException {
        at++;
        space();
        if (peek() == '}') {
            at++;
            return;
        }
        while (true) {
            if (peek() != '"') {
                throw error("a key in double quotes");
            }
            key();
            space();
            if (peek() != ':') {
                throw error("':' behind the key");
            }
            at++;
            space();
            value(depth + 1, "a value");
            space();
            int c = peek();
            if (c != ',' && c != '}') {
                throw error("',' or '}'");
            }
            at++;
            if (c == '}') {
                return;
            }
            space();
            if (peek() == '}') {
                throw error("a key behind the comma");
            }
        }
    }

    private void array(int depth) throws JsonSyntaxException {
        at++;
        space();
        if (peek() == ']') {
            at++;
            return;
        }
        while (true) {
            value(depth + 1, "a value");
            space();
            int c = peek();
            if (c != ',' && c != ']') {
                throw error("',' or ']'");
            }
            at++;
            if (c == ']') {
                return;
            }
            space();
            if (peek() == ']') {
                throw error("a value behind the comma");
            }
        }
    }

    private void string() throws JsonSyntaxException {
        int opening = at++;
        while (true) {
            int c = peek();
            if (c < 0) {
                throw JsonSyntaxException.of(opening, "a string that never ends", "its closing double quote");
            }
            if (c < ' ') {
                throw error("the escape " + (c == '\t' ? "\\t" : String.format(Locale.ROOT, "\\u%04x", c)));
            }
            at++;
            if (c == '"') {
                return;
            }
            if (c == '\\') {
                escape();
            }
        }
    }

    /** The reader takes half of a surrogate pair in texts, which can be mended, but not in keys. */
    private void key() throws JsonSyntaxException {
        int start = at + 1;
        string();
        int end = at - 1;
        int escape = start;
        while (escape < end) {
            if (line[escape] != '\\') {
                escape++;
                continue;
            }
            int code = codeUnit(escape, end);
            if (code < 0) {
                escape += 2;
                continue;
            }
            int next = codeUnit(escape + ESCAPE, end);
            boolean paired =
                    Character.isHighSurrogate((char) code) && next >= 0 && Character.isLowSurrogate((char) next);
            if (Character.isSurrogate((char) code) && !paired) {
                throw JsonSyntaxException.of(escape, "half of a surrogate pair in a key", "a whole character");
            }
            escape += paired ? 2 * ESCAPE : ESCAPE;
        }
    }

    /** {@return what a Unicode escape stands for; negative where there is none} */
    private int codeUnit(int from, int end) {
        return from + ESCAPE <= end && line[from] == '\\' && line[from + 1] == 'u'
                ? Integer.parseInt(new String(line, from + 2, 4, UTF_8), 16)
                : -1;
    }

    private void escape() throws JsonSyntaxException {
        int c = peek();
        if (c == 'u') {
            for (int i = 1; i <= 4; i++) {
                if (at + i >= line.length || Character.digit(line[at + i], 16) < 0) {
                    throw JsonSyntaxException.of(at - 1, "a broken \\u escape", "four hexadecimal digits behind it");
                }
            }
            at += 5;
        } else if (c >= 0 && "\"\\/bfnrt".indexOf(c) >= 0) {
            at++;
        } else {
            String found = c < 0 ? "a backslash at the end of the line" : "the escape \\" + printable(c);
            throw JsonSyntaxException.of(at - 1, found, "one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX");
        }
    }

    private void number() throws JsonSyntaxException {
        int start = at;
        if (peek() == '-') {
            at++;
        }
        if (word("Infinity")) {
            throw JsonSyntaxException.of(start, "-Infinity", "a number, which JSON writes in digits");
        }
        if (peek() == '0' && at + 1 < line.length && isDigit(line[at + 1])) {
            throw JsonSyntaxException.of(start, "a number with a leading zero", "a number without it");
        }
        digits();
        if (peek() == '.') {
            at++;
            digits();
        }
        if (peek() == 'e' || peek() == 'E') {
            at++;
            if (peek() == '+' || peek() == '-') {
                at++;
            }
            digits();
        }
    }

    private void digits() throws JsonSyntaxException {
        if (!isDigit(peek())) {
            throw error("a digit");
        }
        while (isDigit(peek())) {
            at++;
        }
    }

    private boolean word(String word) {
        byte[] bytes = word.getBytes(UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            if (at + i >= line.length || line[at + i] != bytes[i]) {
                return false;
            }
        }
        at += bytes.length;
        return true;
    }

    private void space() {
        while (at < line.length && (line[at] == ' ' || line[at] == '\t' || line[at] == '\r' || line[at] == '\n')) {
            at++;
        }
    }

    private int peek() {
        return at < line.length ? line[at] & 0xFF : -1;
    }

    private JsonSyntaxException error(String expected) {
        return JsonSyntaxException.of(at, found(), expected);
    }

    /** Names what stands here: a character or a bare word that other languages use, never the data around it. */
    private String found() {
        int c = peek();
        if (c < 0) {
            return "the end of the line";
        }
        for (String known : new String[] {"None", "True", "False", "NaN", "Infinity", "undefined"}) {
            int saved = at;
            if (word(known)) {
                at = saved;
                return known;
            }
        }
        return switch (c) {
            case '\'' -> "a single quote";
            case '/' -> "'/', perhaps a comment";
            case '#' -> "'#', perhaps a comment";
            default -> describe(codePoint());
        };
    }

    private int codePoint() {
        int length = Math.min(4, line.length - at);
        return new String(line, at, length, UTF_8).codePointAt(0);
    }

    private static String describe(int codePoint) {
        return switch (codePoint) {
            case 0x201C, 0x201D, 0x201E, 0x201F, 0x2018, 0x2019 -> "a typographic quote";
            case 0xFEFF -> "a byte order mark";
            case 0xA0 -> "a no-break space";
            default ->
                codePoint > ' ' && codePoint < 0x7F
                        ? Character.isLetter(codePoint) ? "a bare word" : "'" + Character.toString(codePoint) + "'"
                        : String.format(Locale.ROOT, "the character U+%04X", codePoint);
        };
    }

    private static String printable(int c) {
        return c > ' ' && c < 0x7F ? Character.toString(c) : String.format(Locale.ROOT, "U+%04X", c);
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
