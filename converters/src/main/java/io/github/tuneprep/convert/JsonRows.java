package io.github.tuneprep.convert;

import io.github.tuneprep.catalogue.Conversions;
import io.github.tuneprep.json.JsonArray;
import io.github.tuneprep.json.JsonLiteral;
import io.github.tuneprep.json.JsonNumber;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonReader;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.json.JsonSyntaxException;
import io.github.tuneprep.json.JsonValue;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * JSON in any arrangement: one object a line, objects over several lines, one list of objects, or an object that holds
 * such a list. Objects are read one by one; only the object at work is in memory.
 */
final class JsonRows implements RowReader {
    /** Lists that are one conversation, and not many rows. */
    private static final Set<String> CONVERSATIONS = Set.of("messages", "conversations", "interactions", "contents");

    private final boolean unfolds;
    private final int longestRow;

    /**
     * Makes a reader.
     *
     * @param unfolds whether an object that holds nothing but a list stands for the objects of the list
     * @param longestRow longest object, in bytes
     */
    JsonRows(boolean unfolds, int longestRow) {
        this.unfolds = unfolds;
        this.longestRow = longestRow;
    }

    @Override
    public void read(InputStream in, Sink sink) throws IOException {
        new Scanner(in, sink).run();
    }

    private final class Scanner {
        private final InputStream in;
        private final Sink sink;
        /** Bytes of an object that could not be read, behind its first line: they are read again. */
        private byte[] again = new byte[0];

        private int at;
        private long line = 1;
        /** Bytes of the line so far. */
        private int column;

        private boolean wasReturn;
        private int lists;
        /** Values of the list so far: many of them may stand on one line. */
        private long items;

        private boolean byLine;
        private boolean anyObject;

        Scanner(InputStream in, Sink sink) {
            this.in = new BufferedInputStream(in, 1 << 16);
            this.sink = sink;
        }

        /** {@return the next byte; a line feed stands for the carriage return before it, too} */
        private int next() throws IOException {
            int b = read();
            line += wasReturn && b >= 0 ? 1 : 0;
            if (b == '\r' && peek() == '\n') {
                b = read();
            }
            line += b == '\n' ? 1 : 0;
            wasReturn = b == '\r';
            column = isLineEnd(b) ? 0 : column + 1;
            return b;
        }

        private int read() throws IOException {
            return at < again.length ? again[at++] & 0xFF : in.read();
        }

        private int peek() throws IOException {
            if (at < again.length) {
                return again[at] & 0xFF;
            }
            in.mark(1);
            int b = in.read();
            in.reset();
            return b;
        }

        void run() throws IOException {
            for (int b = next(); b >= 0; b = next()) {
                items += b == '{' || (b > ' ' && "[],".indexOf(b) < 0) ? 1 : 0;
                if (b == '{') {
                    object();
                } else if (b == '[' || b == ']') {
                    lists = Math.max(0, lists + (b == '[' ? 1 : -1));
                } else if (b > ' ' && b != ',' && b != 0xEF && b != 0xBB && b != 0xBF) {
                    sink.refuse(unfolds ? number(line) : line, "something else than an object stands here");
                    skip(b);
                }
            }
            if (lists > 0) {
                sink.refuse(line, "the list is not closed; the file may be cut off");
            }
        }

        private long number(long ofLine) {
            return lists > 0 ? items : ofLine;
        }

        /** Skips a value of a list, or the rest of a line. */
        private void skip(int first) throws IOException {
            boolean quoted = first == '"';
            boolean escaped = false;
            for (int b = next(); b >= 0 && !isLineEnd(b); b = next()) {
                if (quoted) {
                    quoted = escaped || b != '"';
                    escaped = !escaped && b == '\\';
                } else if (b == '"') {
                    quoted = true;
                } else if (lists > 0 && b == ',') {
                    return;
                } else if (lists > 0 && b == ']') {
                    lists--;
                    return;
                }
            }
        }

        private void object() throws IOException {
            long start = line;
            int indent = column;
            boolean tooLong = false;
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.write('{');
            int depth = 1;
            boolean quoted = false;
            boolean escaped = false;
            while (depth > 0) {
                if (!tooLong && bytes.size() == longestRow) {
                    if (isLine(bytes.toByteArray())) {
                        break;
                    }
                    tooLong = true;
                }
                int b = next();
                if (b < 0) {
                    // One that is never closed is enough to look no further than a line from here on.
                    byLine = true;
                    break;
                }
                if (!tooLong) {
                    bytes.write(b);
                }
                if (isLineEnd(b) && (quoted || byLine || tooLong)) {
                    // No string goes over a line end, so this line is broken; what is too long is not looked at.
                    break;
                }
                if (quoted) {
                    quoted = escaped || b != '"';
                    escaped = !escaped && b == '\\';
                } else if (b == '"') {
                    quoted = true;
                } else if (b == '{' || b == '[') {
                    depth++;
                } else if (b == '}' || b == ']') {
                    depth--;
                }
            }
            byte[] text = bytes.toByteArray();
            if (tooLong) {
                sink.refuse(
                        unfolds ? number(start) : start,
                        "object has more than " + longestRow + " bytes; --limit line-bytes takes longer ones");
                skipInside(text, indent);
                return;
            }
            String reason;
            try {
                rows((JsonObject) JsonReader.read(text), start);
                return;
            } catch (JsonSyntaxException e) {
                reason = e.getMessage();
            }
            sink.refuse(
                    unfolds ? number(start) : start,
                    // Check looks into lines, and no further into a list.
                    lists > 0
                            ? "object is no JSON: " + reason
                            : "line holds no readable JSON object; see tuneprep check");
            goBack(text, start);
            skipInside(text, indent);
        }

        /**
         * Skips the lines that stand farther to the right than a broken object begins: they are no rows of their own.
         */
        private void skipInside(byte[] text, int indent) throws IOException {
            if (firstLineEnd(text) == text.length || isLine(text)) {
                return;
            }
            while (column == 0 || isLineEnd(peek())) {
                while (peek() == ' ' || peek() == '\t' || isLineEnd(peek())) {
                    next();
                }
                if (column < indent) {
                    break;
                }
                while (peek() >= 0 && !isLineEnd(peek())) {
                    next();
                }
            }
            if (column + 1 == indent && peek() == '}') {
                next();
            }
        }

        /** {@return whether the first line of an object that was not closed there is one of JSON Lines, by its end} */
        private static boolean isLine(byte[] text) {
            int end = firstLineEnd(text);
            int last = end - 1;
            while (last > 0 && (text[last] == ' ' || text[last] == '\t')) {
                last--;
            }
            return end < text.length && "{[,".indexOf(text[last]) < 0;
        }

        private static int firstLineEnd(byte[] text) {
            int end = 0;
            while (end < text.length && !isLineEnd(text[end])) {
                end++;
            }
            return end;
        }

        private static boolean isLineEnd(int b) {
            return b == '\n' || b == '\r';
        }

        /** Whatever is wrong is on the first line; the next one gets a chance of its own. */
        private void goBack(byte[] text, long start) {
            int end = firstLineEnd(text);
            if (end < text.length) {
                wasReturn = false;
                byte[] rest = new byte[text.length - end + again.length - at];
                System.arraycopy(text, end, rest, 0, text.length - end);
                System.arraycopy(again, at, rest, text.length - end, again.length - at);
                again = rest;
                at = 0;
                line = start;
            }
        }

        private void rows(JsonObject object, long start) throws IOException {
            boolean first = !anyObject;
            anyObject = true;
            List<JsonValue> list = unfolds && first && lists == 0 ? onlyList(object) : null;
            if (list == null || !isAllOfTheFile()) {
                sink.row(row(object, number(start)));
                return;
            }
            long number = 0;
            for (JsonValue value : list) {
                number++;
                if (value instanceof JsonObject item) {
                    sink.row(row(item, number));
                } else {
                    sink.refuse(number, "something else than an object stands here");
                }
            }
        }

        /** A list inside the first of many objects is one of the things that such an object holds. */
        private boolean isAllOfTheFile() throws IOException {
            while (peek() >= 0 && peek() <= ' ') {
                next();
            }
            return peek() < 0;
        }

        /**
         * {@return the list of an object that holds one list and nothing else that could be a text, such as {"data":
         * [...], "count": 3}}
         */
        private static @Nullable List<JsonValue> onlyList(JsonObject object) {
            List<JsonValue> found = null;
            for (JsonObject.Member member : object.members()) {
                JsonValue value = member.value();
                if (value instanceof JsonArray array
                        && found == null
                        && !array.values().isEmpty()
                        && !CONVERSATIONS.contains(member.name())
                        && !Conversions.areTurns(array)) {
                    found = array.values();
                } else if (!(value instanceof JsonNumber) && !(value instanceof JsonLiteral)) {
                    return null;
                }
            }
            return found;
        }

        private static Row row(JsonObject object, long number) {
            Map<String, String> cells = new LinkedHashMap<>();
            for (JsonObject.Member member : object.members()) {
                String name = member.name().strip().toLowerCase(Locale.ROOT);
                if (member.value() instanceof JsonString text) {
                    cells.put(name, text.text());
                } else if (member.value() instanceof JsonNumber label) {
                    // A label, as in a sheet.
                    cells.put(name, label.raw());
                }
            }
            return new Row(number, cells, object);
        }
    }
}
