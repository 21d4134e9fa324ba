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

/** What Amazon's and Google's forms of a chat have in common: parts without a type. */
final class Forms {
    private Forms() {}

    /** {@return the objects of a list} */
    static List<JsonObject> objects(@Nullable JsonValue list) throws RefusedRowException {
        List<JsonObject> objects = new ArrayList<>();
        for (JsonValue value : list instanceof JsonArray array ? array.values() : List.<JsonValue>of()) {
            if (!(value instanceof JsonObject object)) {
                throw new RefusedRowException("something else than an object stands in a list of the conversation");
            }
            objects.add(object);
        }
        return objects;
    }

    /** {@return the texts of parts that are nothing else} */
    static List<String> texts(JsonArray parts) throws RefusedRowException {
        List<String> texts = new ArrayList<>();
        for (JsonObject part : objects(parts)) {
            if (!(part.get("text") instanceof JsonString text)) {
                throw notText("message", part);
            }
            texts.add(text.text());
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
                : "[" + String.join(",", texts.stream().map(Forms::part).toList()) + "]";
    }

    private static String part(String text) {
        return "{\"type\":\"text\",\"text\":" + Edits.quote(text) + "}";
    }

    /** {@return a chat that is written but for its end, with all keys that its source has beside the known ones} */
    static JsonObject chat(StringBuilder chat, JsonObject source, Set<String> known) {
        for (JsonObject.Member member : source.members()) {
            if (!known.contains(member.name())) {
                chat.append(',').append(Edits.quote(member.name())).append(':').append(LineWriter.text(member.value()));
            }
        }
        try {
            return (JsonObject) JsonReader.read(chat.append('}').toString().getBytes(UTF_8));
        } catch (JsonSyntaxException e) {
            throw new IllegalStateException(e); // it was written here
        }
    }
}
