package io.github.tuneprep.example;

import io.github.tuneprep.json.JsonLiteral;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonString;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a message says: a text, a list of parts, or nothing. */
public sealed interface Content {
    /**
     * A plain text.
     *
     * @param value the JSON string
     */
    record Text(JsonString value) implements Content {}

    /**
     * Texts, images and other parts.
     *
     * @param parts the parts in order
     */
    record Parts(List<Part> parts) implements Content {
        /** Copies the list. */
        public Parts {
            parts = List.copyOf(parts);
        }
    }

    /**
     * No content, legal beside a tool call.
     *
     * @param value the {@code null} that was written, or null when the key is absent
     */
    record Absent(@Nullable JsonLiteral value) implements Content {}

    /**
     * One part of a list.
     *
     * @param source the JSON object of the part
     * @param type the type as written, such as {@code text}, {@code image_url} or {@code refusal}
     * @param text the text of a text or refusal part, or null
     * @param imageUrl the address or data URL of an image, or the address of a video, or null
     */
    record Part(
            JsonObject source,
            String type,
            @Nullable JsonString text,
            @Nullable JsonString imageUrl) {}

    /** {@return every text this content holds, in order} */
    default List<JsonString> texts() {
        if (this instanceof Text text) {
            return List.of(text.value());
        }
        List<JsonString> texts = new ArrayList<>();
        if (this instanceof Parts list) {
            for (Part part : list.parts()) {
                if (part.text() != null) {
                    texts.add(part.text());
                }
            }
        }
        return texts;
    }

    /** {@return the text, or that of the only part; null where there is more or something else} */
    default @Nullable JsonString onlyText() {
        if (this instanceof Text text) {
            return text.value();
        }
        return this instanceof Parts list && list.parts().size() == 1
                ? list.parts().get(0).text()
                : null;
    }

    /** {@return whether nothing is said: no text but white space, and no other part} */
    default boolean isBlank() {
        if (this instanceof Text text) {
            return text.value().isBlank();
        }
        return !(this instanceof Parts list)
                || list.parts().stream()
                        .allMatch(part -> part.text() != null && part.text().isBlank());
    }
}
