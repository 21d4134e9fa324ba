package io.github.tuneprep.rules.vision;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.tuneprep.example.Content;
import io.github.tuneprep.example.Message;
import io.github.tuneprep.json.JsonString;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

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
        String text = url.text();
        String start = text.substring(0, Math.min(8, text.length())).toLowerCase(Locale.ROOT);
        return start.startsWith("http://") || start.startsWith("https://")
                ? "http"
                : start.startsWith("data:") ? "data" : "elsewhere";
    }

    /** Bytes of an image that tell its format. */
    private static final int HEAD = 12;

    /**
     * What a data URL holds, as far as its first bytes tell.
     *
     * @param format {@code jpeg}, {@code png}, {@code webp} or {@code gif}, or null when it is none of them
     * @param bytes the size of the image
     */
    record Embedded(@Nullable String format, long bytes) {}

    /** {@return the image of a data URL, or null when it is not written in base64} */
    static @Nullable Embedded embedded(JsonString url) {
        String text = url.text();
        int comma = text.indexOf(',');
        if (comma < 0 || !text.substring(0, comma).toLowerCase(Locale.ROOT).endsWith(";base64")) {
            return null;
        }
        int end = text.length();
        while (end > comma + 1 && text.charAt(end - 1) == '=') {
            end--;
        }
        for (int i = comma + 1; i < end; i++) {
            char c = text.charAt(i);
            boolean digit = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
            if (!digit && c != '+' && c != '/') {
                return null;
            }
        }
        String head = text.substring(comma + 1, Math.min(end, comma + 1 + HEAD / 3 * 4));
        byte[] first =
                head.length() % 4 == 1 ? new byte[0] : Base64.getDecoder().decode(head);
        return new Embedded(format(new String(first, ISO_8859_1)), (end - comma - 1) * 3L / 4);
    }

    /** The signatures of the formats' specifications. */
    private static @Nullable String format(String head) {
        if (head.startsWith("\u00FF\u00D8\u00FF")) {
            return "jpeg";
        }
        if (head.startsWith("\u0089PNG\r\n")) {
            return "png";
        }
        if (head.startsWith("RIFF") && head.startsWith("WEBP", 8)) {
            return "webp";
        }
        return head.startsWith("GIF8") ? "gif" : null;
    }
}
