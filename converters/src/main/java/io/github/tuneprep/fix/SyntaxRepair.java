package io.github.tuneprep.fix;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.tuneprep.json.JsonReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads a line that is nearly JSON and writes it as JSON: Python's quotes and words, typographic quotes, bare keys,
 * surplus commas, invalid escapes, raw control characters, several objects on one line. What is JSON already is copied
 * byte by byte. A line that could mean two things is left alone.
 */
final class SyntaxRepair {
    /** What Python writes behind a backslash and JSON does not. */
    private static final String PYTHON_ESCAPES = "UNav01234567";

    private final String text;
    private final boolean unsafe;
    private final StringBuilder out = new StringBuilder();
    private int at;
    private boolean needsUnsafe;
    /** What the string at work holds: a backslash that is meant as one, and one that is meant as an escape. */
    private boolean literalBackslash;

    private boolean letterEscape;

    /**
     * What the line holds: a string in single quotes, and one in double quotes with an escape that only Python knows.
     */
    private boolean singleQuotes;

    private boolean pythonEscape;

    private SyntaxRepair(String text, boolean unsafe) {
        this.text = text;
        this.unsafe = unsafe;
    }

    /** Says that the line cannot be put right for certain. */
    private static final class GiveUpException extends Exception {
        private static final long serialVersionUID = 1L;

        GiveUpException() {
            super(null, null, false, false);
        }
    }

    /**
     * The outcome for one line.
     *
     * @param lines the line as JSON, or as several lines; null when it cannot be put right
     * @param needsUnsafe whether that is so because only an unsafe change would help
     */
    record Outcome(@Nullable String lines, boolean needsUnsafe) {}

    /**
     * Puts a line right.
     *
     * @param line valid UTF-8, without white space around it
     * @param unsafe whether NaN and Infinity may become null
     */
    static Outcome repair(byte[] line, boolean unsafe) {
        SyntaxRepair repair = new SyntaxRepair(new String(line, UTF_8), unsafe);
        try {
            repair.run();
            return new Outcome(repair.out.toString(), false);
        } catch (GiveUpException e) {
            return new Outcome(null, repair.needsUnsafe);
        }
    }

    private void run() throws GiveUpException {
        if (text.startsWith("\uFEFF")) {
            at++;
        }
        space();
        while (at < text.length()) {
            if (peek() != '{') {
                throw new GiveUpException();
            }
            if (!out.isEmpty()) {
                out.append('\n');
            }
            value(0);
            skipSpace();
            while (peek() == ',' || peek() == ';') {
                at++;
                skipSpace();
            }
        }
        // Python writes double quotes around a text with an apostrophe, and its escapes there, too.
        if (out.isEmpty() || (singleQuotes && pythonEscape)) {
            throw new GiveUpException();
        }
    }

    private int peek() {
        return at < text.length() ? text.charAt(at) : -1;
    }

    private static boolean isSpace(int c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    /** Copies white space. */
    private void space() {
        while (isSpace(peek())) {
            out.append((char) peek());
            at++;
        }
    }

    private void skipSpace() {
        while (isSpace(peek())) {
            at++;
        }
    }

    private void value(int depth) throws GiveUpException {
        if (depth > JsonReader.NESTING) {
            throw new GiveUpException();
        }
        int c = peek();
        switch (c) {
            case '{' -> members('}', depth);
            case '[' -> members(']', depth);
            case '"', '\'', '\u201C', '\u201D', '\u2018', '\u2019' -> string();
            default -> word();
        }
    }

    /** Copies an object or a list; a comma is written only once it is known that something follows. */
    private void members(char close, int depth) throws GiveUpException {
        out.append((char) peek());
        at++;
        boolean first = true;
        while (true) {
            int before = out.length();
            space();
            boolean comma = false;
            while (peek() == ',') {
                if (first || comma) {
                    // A comma without a value before it.
                    throw new GiveUpException();
                }
                comma = true;
                at++;
                skipSpace();
            }
            if (peek() == close) {
                out.append(close);
                at++;
                return;
            }
            if (!first) {
                if (!comma) {
                    throw new GiveUpException();
                }
                out.insert(before, ',');
                if (text.charAt(at - 1) == ' ') {
                    out.append(' ');
                }
            }
            first = false;
            if (close == '}') {
                key();
                space();
                if (peek() != ':') {
                    throw new GiveUpException();
                }
                out.append(':');
                at++;
                space();
            }
            value(depth + 1);
        }
    }

    private void key() throws GiveUpException {
        int c = peek();
        if (c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
            int from = at;
            while (peek() == '_' || (peek() < 0x80 && Character.isLetterOrDigit(peek()))) {
                at++;
            }
            out.append('"').append(text, from, at).append('"');
        } else {
            string();
        }
    }

    private void word() throws GiveUpException {
        int from = at;
        while (at < text.length() && (Character.isLetterOrDigit(peek()) || "+-._".indexOf(peek()) >= 0)) {
            at++;
        }
        String word = text.substring(from, at);
        switch (word) {
            case "True" -> out.append("true");
            case "False" -> out.append("false");
            case "None", "undefined" -> out.append("null");
            case "NaN", "Infinity", "-Infinity", "nan", "inf", "-inf" -> {
                needsUnsafe = !unsafe;
                if (!unsafe) {
                    throw new GiveUpException();
                }
                out.append("null");
            }
            // Numbers, and what is a word of JSON; the rest is found when the line is read again.
            default -> out.append(word);
        }
        if (word.isEmpty()) {
            throw new GiveUpException();
        }
    }

    private void string() throws GiveUpException {
        char open = (char) peek();
        if (open != '"' && open != '\'' && "\u201C\u201D\u2018\u2019".indexOf(open) < 0) {
            throw new GiveUpException();
        }
        at++;
        out.append('"');
        literalBackslash = false;
        letterEscape = false;
        singleQuotes |= open == '\'';
        while (!closes(open)) {
            int c = peek();
            if (c < 0) {
                throw new GiveUpException();
            }
            if (c == '\\') {
                escape(open);
            } else {
                if (c == '"') {
                    out.append("\\\"");
                } else if (c < ' ') {
                    out.append(control(c));
                } else {
                    out.append((char) c);
                }
                at++;
            }
        }
        if (literalBackslash && letterEscape) {
            // A path or a formula: whether its other backslashes are escapes, nobody can tell.
            throw new GiveUpException();
        }
        at++;
        out.append('"');
    }

    /** Typographic quotes also stand inside texts, so one closes only where a string can end. */
    private boolean closes(char open) {
        int c = peek();
        if (open == '"' || open == '\'') {
            return c == open;
        }
        boolean closing = open == '\u201C' || open == '\u201D' ? c == '\u201D' || c == '\u201C' : c == '\u2019';
        if (!closing) {
            return false;
        }
        int next = at + 1;
        while (next < text.length() && isSpace(text.charAt(next))) {
            next++;
        }
        return next == text.length() || ":,}]".indexOf(text.charAt(next)) >= 0;
    }

    /** White space is meant; any other control character is damage that a person has to look at. */
    private static String control(int c) throws GiveUpException {
        return switch (c) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> throw new GiveUpException();
        };
    }

    private void escape(char open) throws GiveUpException {
        int escaped = at + 1 < text.length() ? text.charAt(at + 1) : -1;
        if (escaped < 0) {
            throw new GiveUpException();
        }
        if (escaped == 'u' && isHex(at + 2, 4)) {
            out.append(text, at, at + 6);
            at += 6;
        } else if (escaped == 'x' && isHex(at + 2, 2)) {
            if (open != '\'' || !isWrittenByPython(Integer.parseInt(text, at + 2, at + 4, 16))) {
                // The byte of some encoding, a letter, or part of a path.
                throw new GiveUpException();
            }
            out.append("\\u00").append(text, at + 2, at + 4);
            at += 4;
        } else if ("\"\\/bfnrt".indexOf(escaped) >= 0) {
            letterEscape |= "bfnrt".indexOf(escaped) >= 0;
            out.append('\\').append((char) escaped);
            at += 2;
        } else if (escaped == '\'') {
            out.append('\'');
            at += 2;
        } else if (open == '\'' && PYTHON_ESCAPES.indexOf(escaped) >= 0) {
            // Python knows these and JSON does not.
            throw new GiveUpException();
        } else {
            // The backslash is meant as one.
            pythonEscape |= PYTHON_ESCAPES.indexOf(escaped) >= 0;
            literalBackslash = true;
            out.append("\\\\");
            at++;
        }
    }

    /** Python writes characters this way that cannot be printed; others stand for themselves. */
    private static boolean isWrittenByPython(int character) {
        return character < ' ' || (character >= 0x7F && character <= 0xA0) || character == 0xAD;
    }

    private boolean isHex(int from, int length) {
        if (from + length > text.length()) {
            return false;
        }
        for (int i = from; i < from + length; i++) {
            if (Character.digit(text.charAt(i), 16) < 0) {
                return false;
            }
        }
        return true;
    }
}
