package io.github.tuneprep.catalogue;

import io.github.tuneprep.json.JsonArray;
import io.github.tuneprep.json.JsonLiteral;
import io.github.tuneprep.json.JsonNumber;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonReader;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.json.JsonSyntaxException;
import io.github.tuneprep.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A JSON file of dated facts.
 *
 * <p>A fact is written {@code {"value": ..., "source": "key", "asOf": "2026-07-15"}}; the key names an entry of the
 * file's {@code sources}. Every accessor throws {@link IllegalStateException} when the file says something else: a
 * mistake in a data file is a broken build, not bad input.
 */
public final class DataFile {
    private final String name;
    private final JsonObject root;

    private DataFile(String name, JsonObject root) {
        this.name = name;
        this.root = root;
    }

    /** Reads a file to the end and closes it. */
    public static DataFile read(String name, @Nullable InputStream file) {
        try (InputStream in = file) {
            if (in != null && JsonReader.read(in.readAllBytes()) instanceof JsonObject root) {
                return new DataFile(name, root);
            }
            throw new IllegalStateException("not a data file: " + name);
        } catch (IOException e) {
            throw new UncheckedIOException(new IOException(name + ": " + e.getMessage(), e));
        } catch (JsonSyntaxException e) {
            throw new IllegalStateException(name + ": " + e.getMessage() + " at byte " + e.offset(), e);
        }
    }

    /** {@return the outermost object} */
    public JsonObject root() {
        return root;
    }

    /** {@return the text under {@code key}} */
    public String text(JsonObject object, String key) {
        JsonString string = object.string(key);
        if (string == null) {
            throw wrong(key, "a string");
        }
        return string.text();
    }

    /** {@return the texts under {@code key}, none when the key is absent} */
    public List<String> texts(JsonObject object, String key) {
        JsonValue value = object.get(key);
        if (value == null) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (JsonValue item : array(object, key).values()) {
            if (!(item instanceof JsonString text)) {
                throw wrong(key, "a list of strings");
            }
            texts.add(text.text());
        }
        return List.copyOf(texts);
    }

    /** {@return the objects under {@code key}} */
    public List<JsonObject> objects(JsonObject object, String key) {
        List<JsonObject> objects = new ArrayList<>();
        for (JsonValue item : array(object, key).values()) {
            if (!(item instanceof JsonObject one)) {
                throw wrong(key, "a list of objects");
            }
            objects.add(one);
        }
        return List.copyOf(objects);
    }

    /** {@return the object under {@code key}} */
    public JsonObject object(JsonObject object, String key) {
        if (object.get(key) instanceof JsonObject member) {
            return member;
        }
        throw wrong(key, "an object");
    }

    /** {@return the dated number under {@code key}, or null when the key is absent or null} */
    public @Nullable Dated<BigDecimal> number(JsonObject object, String key) {
        return isThere(object, key) ? dated(object(object, key), number(object(object, key))) : null;
    }

    /** {@return the dated whole number under {@code key}, or null when the key is absent or null} */
    public @Nullable Dated<Integer> integer(JsonObject object, String key) {
        if (!isThere(object, key)) {
            return null;
        }
        try {
            return dated(object(object, key), number(object(object, key)).intValueExact());
        } catch (ArithmeticException e) {
            throw new IllegalStateException(wrong(key, "a whole number").getMessage(), e);
        }
    }

    /** {@return the dated text under {@code key}, or null when the key is absent or null} */
    public @Nullable Dated<String> word(JsonObject object, String key) {
        return isThere(object, key) ? dated(object(object, key), text(object(object, key), "value")) : null;
    }

    /** {@return the dated day under {@code key}, or null when the key is absent or null} */
    public @Nullable Dated<LocalDate> day(JsonObject object, String key) {
        return isThere(object, key) ? dated(object(object, key), day(text(object(object, key), "value"))) : null;
    }

    /** {@return the dated yes or no under {@code key}, or null when the key is absent or null} */
    public @Nullable Dated<Boolean> flag(JsonObject object, String key) {
        if (!isThere(object, key)) {
            return null;
        }
        JsonObject dated = object(object, key);
        if (!dated.has("value")) {
            throw wrong("value", "true or false");
        }
        return dated(dated, isTrue(dated, "value"));
    }

    /** {@return whether {@code true} stands under {@code key}; not when the key is absent} */
    public boolean isTrue(JsonObject object, String key) {
        JsonValue value = object.get(key);
        if (value == null) {
            return false;
        }
        if (value instanceof JsonLiteral literal && !literal.isNull()) {
            return literal.kind() == JsonLiteral.Kind.TRUE;
        }
        throw wrong(key, "true or false");
    }

    private static boolean isThere(JsonObject object, String key) {
        JsonValue value = object.get(key);
        return value != null && !value.isNull();
    }

    private BigDecimal number(JsonObject dated) {
        if (dated.get("value") instanceof JsonNumber number) {
            return number.value();
        }
        throw wrong("value", "a number");
    }

    private <T> Dated<T> dated(JsonObject dated, T value) {
        JsonObject sources = object(root, "sources");
        String source = text(dated, "source");
        if (!sources.has(source)) {
            throw new UnknownNameException(
                    "source",
                    source,
                    sources.members().stream().map(JsonObject.Member::name).toList());
        }
        return new Dated<>(value, text(sources, source), day(text(dated, "asOf")));
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalStateException("'" + text + "' is no day, expected one such as 2026-11-20", e);
        }
    }

    private JsonArray array(JsonObject object, String key) {
        if (object.get(key) instanceof JsonArray array) {
            return array;
        }
        throw wrong(key, "a list");
    }

    private IllegalStateException wrong(String key, String expected) {
        return new IllegalStateException(name + ": expected " + expected + " under '" + key + "'");
    }
}
