package io.github.tuneprep.convert;

import io.github.tuneprep.fix.Edits;
import io.github.tuneprep.json.JsonArray;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Chats and Google's format: {@code {"systemInstruction": {"parts": [{"text": "..."}]}, "contents": [{"role": "user",
 * "parts": [{"text": "..."}]}, {"role": "model", "parts": [{"text": "..."}]}]}}. Texts only.
 *
 * <p>Keys: cloud.google.com, Vertex AI "Prepare supervised fine-tuning data for Gemini models" (read 2026).
 */
final class GeminiForm {
    private GeminiForm() {}

    /** {@return whether an object is in this format} */
    static boolean isOf(JsonObject object) {
        return object.get("contents") instanceof JsonArray && !object.has("completions");
    }

    /** {@return a conversation as a line of this format} */
    static String of(Turns turns) throws RefusedRowException {
        StringBuilder line = new StringBuilder("{");
        String system = turns.instructions();
        if (!system.isEmpty()) {
            line.append("\"systemInstruction\":{\"parts\":[{\"text\":")
                    .append(Edits.quote(system))
                    .append("}]},");
        }
        List<String> contents = new ArrayList<>();
        for (Turns.Turn turn : turns.spoken()) {
            List<String> parts = new ArrayList<>();
            for (String text : turn.texts()) {
                parts.add("{\"text\":" + Edits.quote(text) + "}");
            }
            if (parts.isEmpty()) {
                throw Turns.empty(turn.role());
            }
            contents.add("{\"role\":\"" + (turn.role().equals("assistant") ? "model" : turn.role()) + "\",\"parts\":["
                    + String.join(",", parts) + "]}");
        }
        return line.append("\"contents\":[")
                .append(String.join(",", contents))
                .append("]}")
                .toString();
    }

    /** {@return an object of this format as a chat of OpenAI} */
    static JsonObject plain(JsonObject object) throws RefusedRowException {
        List<String> messages = new ArrayList<>();
        if (object.get("systemInstruction") instanceof JsonObject system) {
            messages.add(message("system", system));
        }
        for (JsonObject turn : Forms.objects(object.get("contents"))) {
            JsonString role = turn.string("role");
            if (role == null) {
                throw new RefusedRowException("turn has no role");
            }
            messages.add(message(role.contentEquals("model") ? "assistant" : role.text(), turn));
        }
        StringBuilder chat = new StringBuilder("{\"messages\":[")
                .append(String.join(",", messages))
                .append(']');
        return Forms.chat(chat, object, Set.of("systemInstruction", "contents"));
    }

    private static String message(String role, JsonObject turn) throws RefusedRowException {
        if (!(turn.get("parts") instanceof JsonArray parts)) {
            throw new RefusedRowException("turn has no list of parts");
        }
        return "{\"role\":" + Edits.quote(role) + ",\"content\":" + Forms.content(Forms.texts(parts)) + "}";
    }
}
