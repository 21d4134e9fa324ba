package io.github.tuneprep.convert;

import io.github.tuneprep.fix.Edits;
import io.github.tuneprep.json.JsonArray;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.json.JsonValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Chats and Google's format: {@code {"systemInstruction": {"parts": [{"text": "..."}]}, "contents": [{"role": "user",
 * "parts": [{"text": "..."}]}, {"role": "model", "parts": [{"text": "..."}]}]}}. Texts only.
 *
 * <p>Keys: cloud.google.com, Vertex AI "Prepare supervised fine-tuning data for Gemini models" (read 2026).
 */
final class GeminiForm {
    /** How Google's own examples write the key of the instructions. */
    private static final List<String> SYSTEM = List.of("systemInstruction", "system_instruction");

    private GeminiForm() {}

    /** {@return whether an object is in this format} */
    static boolean isOf(JsonObject object) {
        return object.get("contents") instanceof JsonArray && !object.has("completions");
    }

    /** {@return a conversation as a line of this format} */
    static String of(Turns turns, boolean lossy) throws RefusedRowException {
        StringBuilder line = new StringBuilder("{");
        String system = turns.instructions(lossy);
        if (!system.isEmpty()) {
            line.append("\"systemInstruction\":{\"parts\":[{\"text\":")
                    .append(Edits.quote(system))
                    .append("}]},");
        }
        List<String> contents = new ArrayList<>();
        for (Turns.Turn turn : turns.spoken()) {
            List<String> parts = turn.texts(lossy).stream()
                    .map(text -> "{\"text\":" + Edits.quote(text) + "}")
                    .toList();
            if (parts.isEmpty()) {
                throw Turns.empty(turn.role());
            }
            contents.add("{\"role\":\"" + (turn.role().equals("assistant") ? "model" : "user") + "\",\"parts\":["
                    + String.join(",", parts) + "]}");
        }
        return line.append("\"contents\":[")
                .append(String.join(",", contents))
                .append("]}")
                .toString();
    }

    /** {@return an object of this format as a chat of OpenAI} */
    static JsonObject plain(JsonObject object, boolean lossy) throws RefusedRowException {
        List<String> messages = new ArrayList<>();
        for (String key : SYSTEM) {
            JsonValue instructions = Forms.value(object, key);
            if (instructions instanceof JsonObject turn) {
                messages.addAll(Forms.instructions(texts("system", turn, lossy)));
            } else if (instructions != null) {
                throw new RefusedRowException(key + " is no object");
            }
        }
        for (JsonObject turn : Forms.objects("contents", object.get("contents"))) {
            JsonString role = turn.string("role");
            if (role == null) {
                throw new RefusedRowException("turn has no role");
            }
            String speaker = role.contentEquals("model") ? "assistant" : Forms.text(role);
            List<String> texts = texts(speaker, turn, lossy);
            if (texts.isEmpty()) {
                throw Turns.empty(speaker);
            }
            messages.add("{\"role\":" + Edits.quote(speaker) + ",\"content\":" + Forms.content(texts) + "}");
        }
        StringBuilder chat = new StringBuilder("{\"messages\":[")
                .append(String.join(",", messages))
                .append(']');
        Set<String> known = new HashSet<>(SYSTEM);
        known.add("contents");
        return Forms.chat(chat, object, known, lossy);
    }

    private static List<String> texts(String role, JsonObject turn, boolean lossy) throws RefusedRowException {
        Forms.only(Set.of("role", "parts"), "a turn", turn, lossy);
        return Forms.texts(role, turn.get("parts"), lossy);
    }
}
