package io.github.tuneprep.rules.vision;

import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.Content;
import io.github.tuneprep.example.EmbeddedImage;
import io.github.tuneprep.example.Message;
import io.github.tuneprep.json.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The images of a message. They are never fetched. */
final class Images {
    private Images() {}

    /** {@return the address or data URL of each image} */
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
        int images = 0;
        for (Message message : example.messages()) {
            images += count(message);
        }
        return images;
    }

    /** {@return how many images a message holds, wherever they come from} */
    static int count(Message message) {
        int images = 0;
        if (message.content() instanceof Content.Parts parts) {
            for (Content.Part part : parts.parts()) {
                images += part.type().equals("image_url") || part.type().equals("image") ? 1 : 0;
            }
        }
        return images;
    }

    /** {@return {@code http}, {@code data} or {@code elsewhere}} */
    static String sourceOf(JsonString url) {
        if (EmbeddedImage.isDataUrl(url)) {
            return "data";
        }
        String text = url.text();
        String start = text.substring(0, Math.min(8, text.length())).toLowerCase(Locale.ROOT);
        return start.startsWith("http://") || start.startsWith("https://") ? "http" : "elsewhere";
    }
}
