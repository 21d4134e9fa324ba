package io.github.tuneprep.rules.file;

import io.github.tuneprep.json.JsonArray;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.json.JsonValue;
import java.util.function.Consumer;

/** Walks over the string values of a line. */
final class Strings {
    private Strings() {}

    static void visit(JsonValue value, Consumer<JsonString> consumer) {
        if (value instanceof JsonString string) {
            consumer.accept(string);
        } else if (value instanceof JsonArray array) {
            for (JsonValue item : array.values()) {
                visit(item, consumer);
            }
        } else if (value instanceof JsonObject object) {
            for (JsonObject.Member member : object.members()) {
                visit(member.value(), consumer);
            }
        }
    }
}
