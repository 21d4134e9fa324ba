package io.github.tuneprep.convert;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.tuneprep.fix.Edits;
import io.github.tuneprep.json.JsonArray;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonReader;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.json.JsonSyntaxException;
import io.github.tuneprep.json.JsonValue;
import io.github.tuneprep.rule.Quoted;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What Amazon's and Google's forms of a chat have in common: parts without a type, and nothing that is lost. */
final class Forms {
    /** What a chat of OpenAI holds beside its messages; the same key of another format is another thing. */
    private static final Set<String> OF_CHATS = Set.of(
            "messages",
            "tools",
            "functions",
            "parallel_tool_calls",
            "input",
            "preferred_output",
            "non_preferred_output");

    private Forms() {}

    /** {@return how messages name a key} */
    static String key(String name) {
        return "key " + Quoted.name(name);
    }

    /** {@return the value under a key, null where nothing stands there} */
    static @Nullable JsonValue value(JsonObject object, String key) {
        JsonValue value = object.get(key);
        return value == null || value.isNull() ? null : value;
    }

    /** {@return whether a value says anything: exports write null or an empty list for what is absent} */
    static boolean isSaid(@Nullable JsonValue value) {
        return value != null
                && !value.isNull()
                && !(value instanceof JsonArray list && list.values().isEmpty());
    }

    /** {@return whether a value is said, and is no blank text} */
    static boolean isFilled(@Nullable JsonValue value) {
        return isSaid(value) && !(value instanceof JsonString text && text.isBlank());
    }

    /**
     * {@return the objects of a list, none where there is no list}
     *
     * @throws RefusedRowException if something else stands there
     */
    static List<JsonObject> objects(String what, @Nullable JsonValue list) throws RefusedRowException {
        if (list == null || list.isNull()) {
            return List.of();
        }
        if (!(list instanceof JsonArray array)) {
            throw new RefusedRowException(what + " is no list");
        }
        List<JsonObject> objects = new ArrayList<>();
        for (JsonValue value : array.values()) {
            if (!(value instanceof JsonObject object)) {
                throw new RefusedRowException(what + " holds something else than an object");
            }
            objects.add(object);
        }
        return objects;
    }

    /** Refuses an object that says more than is taken from it. */
    static void only(Set<String> keys, String what, JsonObject object, RowLosses losses) throws RefusedRowException {
        for (JsonObject.Member member : object.members()) {
            if (!keys.contains(member.name()) && !member.value().isNull()) {
                losses.leaveOut(key(member.name()) + " of " + what + " is not converted");
            }
        }
    }

    /** {@return a text, whole} */
    static String text(JsonString text) throws RefusedRowException {
        if (text.hasLoneSurrogate()) {
            throw new RefusedRowException(
                    "text holds half of a surrogate pair, which no text of UTF-8 can; see tuneprep fix");
        }
        return text.text();
    }

    /** {@return a text as JSON} */
    static String quoted(JsonString text) throws RefusedRowException {
        return Edits.quote(text(text));
    }

    /** {@return the texts of a list of parts that are nothing else} */
    static List<String> texts(String what, @Nullable JsonValue parts, RowLosses losses) throws RefusedRowException {
        return texts(what, objects("content of " + what, parts), losses);
    }

    /** {@return the texts of parts that are nothing else} */
    static List<String> texts(String what, List<JsonObject> parts, RowLosses losses) throws RefusedRowException {
        List<String> texts = new ArrayList<>();
        for (JsonObject part : parts) {
            if (!(part.get("text") instanceof JsonString text)) {
                throw notText(what, part);
            }
            only(Set.of("type", "text"), "a part of " + what, part, losses);
            texts.add(text(text));
        }
        return texts;
    }

    static RefusedRowException notText(String of, JsonObject part) {
        String kind =
                part.members().isEmpty() ? "nothing" : part.members().get(0).name();
        return new RefusedRowException("content of " + of + " is " + Quoted.name(kind) + ", only texts are converted");
    }

    /** {@return texts as the content of a message: one as it is, several as parts} */
    static String content(List<String> texts) {
        return texts.size() == 1
                ? Edits.quote(texts.get(0))
                : "[" + String.join(",", texts.stream().map(Forms::typedPart).toList()) + "]";
    }

    /** {@return a part of Amazon's or Google's format, which has no type} */
    static String part(String text) {
        return "{\"text\":" + Edits.quote(text) + "}";
    }

    private static String typedPart(String text) {
        return "{\"type\":\"text\",\"text\":" + Edits.quote(text) + "}";
    }

    /** {@return a message of OpenAI's format with instructions, or nothing where there are none} */
    static List<String> instructions(List<String> texts) {
        List<String> said = texts.stream().filter(text -> !text.isBlank()).toList();
        return said.isEmpty() ? List.of() : List.of("{\"role\":\"system\",\"content\":" + content(said) + "}");
    }

    /** {@return a chat that is written but for its end, with all keys that its source has beside the known ones} */
    static JsonObject chat(StringBuilder chat, JsonObject source, Set<String> known, RowLosses losses)
            throws RefusedRowException {
        for (JsonObject.Member member : source.members()) {
            boolean other = OF_CHATS.contains(member.name()) && !member.value().isNull();
            if (other && !known.contains(member.name())) {
                losses.leaveOut(key(member.name()) + " of the line is not converted");
            } else if (!known.contains(member.name())) {
                chat.append(',').append(Edits.quote(member.name())).append(':').append(LineWriter.text(member.value()));
            }
        }
        return read(chat.append('}').toString());
    }

    /** {@return an object of OpenAI's preference format; the question is written but for its end} */
    static JsonObject pair(
            StringBuilder question,
            List<String> preferred,
            List<String> others,
            JsonObject source,
            Set<String> known,
            RowLosses losses)
            throws RefusedRowException {
        if (preferred.size() != 1 || others.size() != 1) {
            throw new RefusedRowException("object has " + preferred.size() + " answers that are preferred and "
                    + others.size() + " others, expected one of each");
        }
        StringBuilder pair = new StringBuilder("{\"input\":")
                .append(question)
                .append("},\"preferred_output\":[")
                .append(preferred.get(0))
                .append("],\"non_preferred_output\":[")
                .append(others.get(0))
                .append(']');
        return chat(pair, source, known, losses);
    }

    /** {@return a line that was written, read again} */
    static JsonObject read(String line) throws RefusedRowException {
        try {
            return (JsonObject) JsonReader.read(line.getBytes(UTF_8));
        } catch (JsonSyntaxException e) {
            throw new RefusedRowException("line would not be readable: " + e.getMessage());
        }
    }
}
