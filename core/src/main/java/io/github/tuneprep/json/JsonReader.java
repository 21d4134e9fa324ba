package io.github.tuneprep.json;

import java.util.ArrayList;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/** Reads one line into a tree. Immutable and thread-safe. */
public final class JsonReader {
    /** Levels of nesting that are read unless something else is asked for; Python's own reader gives up near 1,000. */
    public static final int NESTING = 500;

    /** Characters of a number that are read unless something else is asked for. */
    public static final int NUMBER_DIGITS = 10_000;

    private static final JsonReader STANDARD = new JsonReader(NESTING, NUMBER_DIGITS);

    private final int nesting;
    private final JsonFactory jackson;

    /** Makes a reader for so many levels of nesting and so many characters of a number. */
    public JsonReader(int nesting, int numberDigits) {
        this.nesting = nesting;
        // Strings are bounded by the line, and the line by its reader, so Jackson's own limits only have to be out of
        // the way.
        jackson = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(nesting + 2)
                        .maxStringLength(Integer.MAX_VALUE)
                        .maxNameLength(1 << 20)
                        .maxNumberLength(numberDigits)
                        .build())
                .disable(TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES)
                .disable(TokenStreamFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
                .build();
    }

    /** Reads a line as {@link #readLine} does, with the standard limits. */
    public static JsonValue read(byte[] line) throws JsonSyntaxException {
        return STANDARD.readLine(line);
    }

    /**
     * Reads the one value a line holds. White space around it is allowed, anything else is an error.
     *
     * @param line the bytes of the line, valid UTF-8, without its line end; kept by the tree, not copied
     * @throws JsonSyntaxException if the line is not exactly one JSON value
     */
    public JsonValue readLine(byte[] line) throws JsonSyntaxException {
        if (line.length > 1 && (line[0] == 0 || line[1] == 0 || line[0] == (byte) 0xEF)) {
            // Jackson would guess UTF-16 or UTF-32 here, or skip a byte order mark without a word.
            throw diagnosis(line);
        }
        try (JsonParser parser = jackson.createParser(ObjectReadContext.empty(), line, 0, line.length)) {
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

    private JsonValue value(JsonParser parser, JsonToken token, byte[] line, int depth) throws JsonSyntaxException {
        int start = (int) parser.currentTokenLocation().getByteOffset();
        return switch (token) {
            case START_OBJECT -> object(parser, line, start, deeper(depth, start));
            case START_ARRAY -> array(parser, line, start, deeper(depth, start));
            case VALUE_STRING -> string(line, start);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonNumber(start, parser.getString());
            case VALUE_TRUE -> new JsonLiteral(start, JsonLiteral.Kind.TRUE);
            case VALUE_FALSE -> new JsonLiteral(start, JsonLiteral.Kind.FALSE);
            case VALUE_NULL -> new JsonLiteral(start, JsonLiteral.Kind.NULL);
            default -> throw diagnosis(line);
        };
    }

    private JsonObject object(JsonParser parser, byte[] line, int start, int depth) throws JsonSyntaxException {
        ArrayList<JsonObject.Member> members = new ArrayList<>(4);
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            int nameStart = (int) parser.currentTokenLocation().getByteOffset();
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            members.add(new JsonObject.Member(name, nameStart, value(parser, token, line, depth)));
        }
        return new JsonObject(start, (int) parser.currentLocation().getByteOffset(), members);
    }

    private JsonArray array(JsonParser parser, byte[] line, int start, int depth) throws JsonSyntaxException {
        ArrayList<JsonValue> values = new ArrayList<>(4);
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            values.add(value(parser, token, line, depth));
        }
        return new JsonArray(start, (int) parser.currentLocation().getByteOffset(), values);
    }

    /** Finds the closing quote; Jackson has not read that far yet and will check what stands between. */
    private JsonString string(byte[] line, int start) throws JsonSyntaxException {
        boolean escaped = false;
        int at = start + 1;
        while (true) {
            at = ByteScan.indexOfEither(line, at, line.length, (byte) '"', (byte) '\\');
            if (at >= line.length) {
                break;
            }
            if (line[at] == '"') {
                return new JsonString(line, start, at + 1, escaped);
            }
            escaped = true;
            at += 2;
        }
        throw diagnosis(line);
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
