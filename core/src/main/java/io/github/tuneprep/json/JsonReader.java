package io.github.tuneprep.json;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;

/** Reads one line into a tree. Immutable and thread-safe. */
public final class JsonReader {
    /** Levels of nesting that are read unless something else is asked for; Python's own reader gives up near 1,000. */
    public static final int NESTING = 500;

    /** Characters of a number that are read unless something else is asked for. */
    public static final int NUMBER_DIGITS = 10_000;

    private static final JsonReader STANDARD = new JsonReader(NESTING, NUMBER_DIGITS);

    private final int nesting;
    private final LineParser.Factory parsers;

    /** Makes a reader for so many levels of nesting and so many characters of a number. */
    public JsonReader(int nesting, int numberDigits) {
        this.nesting = nesting;
        // Strings are bounded by the line, and the line by its reader, so Jackson's own limits only have to be out of
        // the way.
        parsers = new LineParser.Factory(StreamReadConstraints.builder()
                .maxNestingDepth(nesting + 2)
                .maxStringLength(Integer.MAX_VALUE)
                .maxNameLength(1 << 20)
                .maxNumberLength(numberDigits)
                .build());
    }

    /**
     * Reads a text as {@link #readLine} does, with the standard limits.
     *
     * @param text any bytes; kept by the tree, not copied
     * @throws JsonSyntaxException if the text is not exactly one JSON value in UTF-8
     */
    public static JsonValue read(byte[] text) throws JsonSyntaxException {
        int invalid = Utf8.firstInvalid(text, 0, text.length);
        if (invalid >= 0) {
            throw JsonSyntaxException.of(invalid, "a byte that is not UTF-8", "a text in UTF-8");
        }
        return STANDARD.readLine(text);
    }

    /** {@return what {@link #read} reads from a text, or null where it is not exactly one JSON value in UTF-8} */
    public static @Nullable JsonValue readOrNull(byte[] text) {
        try {
            return read(text);
        } catch (JsonSyntaxException e) {
            return null;
        }
    }

    /**
     * Reads the one value a line holds. White space around it is allowed, anything else is an error.
     *
     * @param line the bytes of the line, valid UTF-8, without its line end; kept by the tree, not copied
     * @throws JsonSyntaxException if the line is not exactly one JSON value
     */
    public JsonValue readLine(byte[] line) throws JsonSyntaxException {
        try (LineParser parser = parsers.parser(line)) {
            JsonToken token = parser.nextToken();
            if (token == null) {
                throw diagnosis(line);
            }
            JsonValue value = value(parser, token, line, 0);
            if (parser.nextToken() != null) {
                throw diagnosis(line);
            }
            return value;
        } catch (JacksonException e) {
            throw diagnosis(line);
        }
    }

    private JsonValue value(LineParser parser, JsonToken token, byte[] line, int depth) throws JsonSyntaxException {
        int start = parser.start();
        return switch (token) {
            case START_OBJECT -> object(parser, line, start, deeper(depth, start));
            case START_ARRAY -> array(parser, line, start, deeper(depth, start));
            case VALUE_STRING -> string(parser, line);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonNumber(start, parser.getString());
            case VALUE_TRUE -> new JsonLiteral(start, JsonLiteral.Kind.TRUE);
            case VALUE_FALSE -> new JsonLiteral(start, JsonLiteral.Kind.FALSE);
            case VALUE_NULL -> new JsonLiteral(start, JsonLiteral.Kind.NULL);
            default -> throw diagnosis(line);
        };
    }

    private JsonObject object(LineParser parser, byte[] line, int start, int depth) throws JsonSyntaxException {
        ArrayList<JsonObject.Member> members = new ArrayList<>(4);
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            int keyStart = parser.keyStart();
            String key = parser.currentName();
            JsonToken token = parser.nextToken();
            members.add(new JsonObject.Member(key, keyStart, value(parser, token, line, depth)));
        }
        return new JsonObject(start, parser.position(), members);
    }

    private JsonArray array(LineParser parser, byte[] line, int start, int depth) throws JsonSyntaxException {
        ArrayList<JsonValue> values = new ArrayList<>(4);
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            values.add(value(parser, token, line, depth));
        }
        return new JsonArray(start, parser.position(), values);
    }

    private JsonString string(LineParser parser, byte[] line) throws JsonSyntaxException {
        JsonString string = parser.string();
        if (string == null) {
            throw diagnosis(line);
        }
        return string;
    }

    private int deeper(int depth, int start) throws JsonSyntaxException {
        if (depth == nesting) {
            throw JsonSyntaxException.tooDeep(start, nesting);
        }
        return depth + 1;
    }

    private JsonSyntaxException diagnosis(byte[] line) {
        return JsonDiagnosis.of(line, nesting);
    }
}
