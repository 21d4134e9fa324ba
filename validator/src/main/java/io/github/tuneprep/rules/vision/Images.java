package io.github.tuneprep.rules.vision;

import io.github.tuneprep.catalogue.Target;
import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.Content;
import io.github.tuneprep.example.EmbeddedImage;
import io.github.tuneprep.example.Message;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;

/** The images of a message. They are never fetched. */
final class Images {
    private Images() {}

    /** {@return the address or data URL of each image, and the address of each video} */
    static List<JsonString> of(Message message) {
        List<JsonString> urls = new ArrayList<>(0);
        if (message.content() instanceof Content.Parts parts) {
            for (Content.Part part : parts.parts()) {
                if (part.imageUrl() != null) {
                    urls.add(part.imageUrl());
                }
            }
        }
        return urls;
    }

    /** {@return how many images an example holds, wherever they come from} */
    static int count(ChatExample example) {
        return inAll(example, Images::count);
    }

    /** {@return how many images a message holds, wherever they come from} */
    static int count(Message message) {
        return count(message, "image_url") + count(message, "image");
    }

    /** {@return how many videos an example holds} */
    static int videos(ChatExample example) {
        return inAll(example, Images::videos);
    }

    /** {@return how many videos a message holds} */
    static int videos(Message message) {
        return count(message, "video");
    }

    /** {@return the first message that holds an image; all turns where none does} */
    static JsonValue first(ChatExample example) {
        for (Message message : example.messages()) {
            if (count(message) > 0) {
                return message.source();
            }
        }
        return example.turns();
    }

    private static int inAll(ChatExample example, ToIntFunction<Message> counted) {
        int sum = 0;
        for (Message message : example.messages()) {
            sum += counted.applyAsInt(message);
        }
        return sum;
    }

    private static int count(Message message, String type) {
        int count = 0;
        if (message.content() instanceof Content.Parts parts) {
            for (Content.Part part : parts.parts()) {
                count += part.type().equals(type) ? 1 : 0;
            }
        }
        return count;
    }

    /** {@return {@code http}, {@code data}, {@code s3}, {@code gs} or {@code elsewhere}} */
    static String sourceOf(JsonString url) {
        if (EmbeddedImage.isDataUrl(url)) {
            return "data";
        }
        for (String store : List.of("s3", "gs")) {
            if (url.startsWith(store + "://")) {
                return store;
            }
        }
        String text = url.text();
        String start = text.substring(0, Math.min(8, text.length())).toLowerCase(Locale.ROOT);
        return start.startsWith("http://") || start.startsWith("https://") ? "http" : "elsewhere";
    }

    /** Who takes nothing but data URLs compares their beginning letter by letter. */
    static boolean beginsAsTold(JsonString url, Target target) {
        List<String> formats = target.imageFormats();
        return !target.provider().imageSources().equals(List.of("data"))
                || formats.isEmpty()
                || formats.stream().anyMatch(format -> url.startsWith("data:image/" + format + ";base64,"));
    }
}
