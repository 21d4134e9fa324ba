package io.github.tuneprep.read;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.tuneprep.json.JsonArray;
import io.github.tuneprep.json.JsonReader;
import io.github.tuneprep.json.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the beginning of a file shows: how its lines end and whether it is lines of JSON at all. A file that is not is
 * one defect, not one for every line.
 *
 * @param defect why lines cannot be read, or null
 * @param found what the file is instead
 * @param byteOrderMark whether it starts with the UTF-8 byte order mark
 * @param lineEnd the byte that ends a line
 */
public record FileShape(@Nullable Defect defect, String found, boolean byteOrderMark, byte lineEnd) {
    /** Why a file is not lines of JSON. */
    public enum Defect {
        /** The bytes are UTF-16 or UTF-32. */
        WRONG_ENCODING,
        /** The bytes are another file format. */
        BINARY,
        /** The file is a table of text, or other text in columns. */
        TABLE,
        /** The file is one JSON list. */
        ARRAY,
        /** Objects span several lines. */
        PRETTY_PRINTED
    }

    private static final int TABLE_HEAD = 1 << 14;

    /** At least two names, with one sign between all of them; the first may be empty, as that of row numbers is. */
    private static final String COLUMNS =
            "(?=(?:(?:\"\")?[,;\t|])?\"?[\\p{L}_])\"?[^,;\t|\"{}:]{0,64}\"?([,;\t|])\"?[^,;\t|\"{}:]{0,63}\"?(?:\\1\"?[^,;\t|\"{}:]{0,63}\"?)*";

    private static final String JSON_BEGINS = "\\s*[{\\[]";

    private static final Map<String, String> MAGIC = Map.of(
            "PK\3\4", "a zip archive, perhaps an Excel workbook (tuneprep convert reads one)",
            "PAR1", "a Parquet file",
            "(\u00B5/\u00FD", "a zstd archive",
            "BZh", "a bzip2 archive",
            "%PDF", "a PDF document",
            "SQLite format 3", "an SQLite database");

    private static final List<Map.Entry<String, String>> WIDE_ENCODINGS = List.of(
            Map.entry("\u00FF\u00FE\0\0", "UTF-32LE"),
            Map.entry("\0\0\u00FE\u00FF", "UTF-32BE"),
            Map.entry("\u00FF\u00FE", "UTF-16LE"),
            Map.entry("\u00FE\u00FF", "UTF-16BE"),
            Map.entry("{\0\0\0", "UTF-32LE"),
            Map.entry("[\0\0\0", "UTF-32LE"),
            Map.entry("\0\0\0{", "UTF-32BE"),
            Map.entry("\0\0\0[", "UTF-32BE"),
            Map.entry("{\0", "UTF-16LE"),
            Map.entry("[\0", "UTF-16LE"),
            Map.entry("\0{", "UTF-16BE"),
            Map.entry("\0[", "UTF-16BE"));

    /**
     * Judges a file by its first bytes.
     *
     * @param head the first bytes
     * @param whole whether they are the whole file
     */
    public static FileShape of(byte[] head, boolean whole) {
        String start = new String(head, 0, Math.min(16, head.length), ISO_8859_1);
        for (Map.Entry<String, String> encoding : WIDE_ENCODINGS) {
            if (start.startsWith(encoding.getKey())) {
                return new FileShape(Defect.WRONG_ENCODING, encoding.getValue(), false, (byte) '\n');
            }
        }
        for (Map.Entry<String, String> magic : MAGIC.entrySet()) {
            if (start.startsWith(magic.getKey())) {
                return new FileShape(Defect.BINARY, magic.getValue(), false, (byte) '\n');
            }
        }
        boolean mark = start.startsWith("\u00EF\u00BB\u00BF");
        byte[] text = mark ? Arrays.copyOfRange(head, 3, head.length) : head;
        byte lineEnd = (byte) (endsLinesWithCarriageReturn(text) ? '\r' : '\n');
        return new FileShape(spread(text, lineEnd, whole), "", mark, lineEnd);
    }

    /** {@return whether names stand in the first line, cells in the second, and nothing of JSON in any} */
    private static boolean isTable(byte[] text) {
        String[] lines = new String(text, 0, Math.min(TABLE_HEAD, text.length), UTF_8).split("\\R", -1);
        Pattern json = Pattern.compile(JSON_BEGINS);
        Matcher names = Pattern.compile(COLUMNS).matcher(lines[0]);
        return lines.length > 1
                && names.matches()
                && lines[1].contains(names.group(1))
                && Arrays.stream(lines).noneMatch(line -> json.matcher(line).lookingAt());
    }

    private static boolean endsLinesWithCarriageReturn(byte[] text) {
        for (int at = 0; at < text.length; at++) {
            if (text[at] == '\n') {
                return false;
            }
        }
        for (int at = 0; at + 1 < text.length; at++) {
            if (text[at] == '\r' && text[at + 1] != '\r') {
                return true;
            }
        }
        return false;
    }

    /** Finds a table, or a first JSON value that does not end on its own line. */
    private static @Nullable Defect spread(byte[] text, byte lineEnd, boolean whole) {
        int from = 0;
        while (from < text.length && text[from] <= ' ') {
            from++;
        }
        if (from == text.length || (text[from] != '{' && text[from] != '[')) {
            return isTable(text) ? Defect.TABLE : null;
        }
        int to = from;
        while (to < text.length && text[to] != lineEnd) {
            to++;
        }
        boolean list = text[from] == '[';
        JsonValue firstLine = JsonReader.readOrNull(Arrays.copyOfRange(text, from, to));
        boolean isLastLine = whole && blank(text, to);
        if (firstLine != null) {
            // A list of objects alone in the file is a JSON file; a list before other lines is one wrong line.
            return isLastLine && firstLine instanceof JsonArray ? Defect.ARRAY : null;
        }
        if (isLastLine) {
            return null;
        }
        int close = matchingBracket(text, from);
        if (close < 0 && whole) {
            return null;
        }
        if (close < 0) {
            // Nothing closes within the head: judge by what it begins with.
            return list
                    ? (startsObject(text, from + 1) ? Defect.ARRAY : null)
                    : isOnlyBrace(text, from, to) ? Defect.PRETTY_PRINTED : null;
        }
        if (close < to || JsonReader.readOrNull(Arrays.copyOfRange(text, from, close + 1)) == null) {
            return list && close >= to ? Defect.ARRAY : null;
        }
        return list ? Defect.ARRAY : Defect.PRETTY_PRINTED;
    }

    private static boolean startsObject(byte[] text, int from) {
        int at = from;
        while (at < text.length && text[at] >= 0 && text[at] <= ' ') {
            at++;
        }
        return at < text.length && text[at] == '{';
    }

    private static boolean isOnlyBrace(byte[] text, int from, int lineEnd) {
        return text[from] == '{' && blank(Arrays.copyOfRange(text, from + 1, lineEnd), 0);
    }

    private static int matchingBracket(byte[] text, int from) {
        int depth = 0;
        boolean inString = false;
        for (int at = from; at < text.length; at++) {
            byte b = text[at];
            if (inString) {
                if (b == '\\') {
                    at++;
                } else if (b == '"') {
                    inString = false;
                }
            } else if (b == '"') {
                inString = true;
            } else if (b == '{' || b == '[') {
                depth++;
            } else if ((b == '}' || b == ']') && --depth == 0) {
                return at;
            }
        }
        return -1;
    }

    private static boolean blank(byte[] text, int from) {
        for (int at = from; at < text.length; at++) {
            if (text[at] > ' ' || text[at] < 0) {
                return false;
            }
        }
        return true;
    }
}
