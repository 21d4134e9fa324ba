package io.github.tuneprep.convert;

import io.github.tuneprep.fix.Edits;
import io.github.tuneprep.json.JsonArray;
import io.github.tuneprep.json.JsonNumber;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.json.JsonValue;
import java.math.BigDecimal;
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
    private static final String COMPLETIONS = "completions";
    private static final Set<String> KEYS = Set.of("systemInstruction", "system_instruction", "contents", COMPLETIONS);

    /** How Google's own examples write the key of the instructions. */
    private static final List<String> SYSTEM = List.of("systemInstruction", "system_instruction");

    private GeminiForm() {}

    /** {@return whether an object is in this format} */
    static boolean isOf(JsonObject object) {
        return object.get("contents") instanceof JsonArray && !object.has(COMPLETIONS);
    }

    /** {@return whether an object holds a question with two answers} */
    static boolean isPair(JsonObject object) {
        return object.get("contents") instanceof JsonArray && object.get(COMPLETIONS) instanceof JsonArray;
    }

    /** {@return a conversation as a line of this format} */
    static String of(Turns turns, boolean lossy) throws RefusedRowException {
        return "{" + conversation(turns, lossy) + "}";
    }

    /** {@return a question with two answers as a line of this format} */
    static String of(Pair pair, boolean lossy) throws RefusedRowException {
        if (pair.tools() instanceof JsonArray tools && !tools.values().isEmpty() && !lossy) {
            throw new RefusedRowException("tools cannot be held; --lossy leaves out what has no place");
        }
        return "{" + conversation(pair.question(), lossy) + ",\"completions\":["
                + completion("1.0", pair.preferred(), lossy) + "," + completion("0.0", pair.other(), lossy) + "]}";
    }

    private static String completion(String score, Turns answer, boolean lossy) throws RefusedRowException {
        return "{\"score\":" + score + ",\"completion\":" + turn(answer.onlyAnswer(), lossy) + "}";
    }

    private static String conversation(Turns turns, boolean lossy) throws RefusedRowException {
        StringBuilder line = new StringBuilder();
        String system = turns.instructions(lossy);
        if (!system.isEmpty()) {
            line.append("\"systemInstruction\":{\"parts\":[{\"text\":")
                    .append(Edits.quote(system))
                    .append("}]},");
        }
        List<String> contents = new ArrayList<>();
        for (Turns.Turn turn : turns.spoken()) {
            contents.add(turn(turn, lossy));
        }
        return line.append("\"contents\":[")
                .append(String.join(",", contents))
                .append(']')
                .toString();
    }

    private static String turn(Turns.Turn turn, boolean lossy) throws RefusedRowException {
        List<String> parts = turn.texts(lossy).stream()
                .map(text -> "{\"text\":" + Edits.quote(text) + "}")
                .toList();
        if (parts.isEmpty()) {
            throw Turns.empty(turn.role());
        }
        return "{\"role\":\"" + (turn.role().equals("assistant") ? "model" : "user") + "\",\"parts\":["
                + String.join(",", parts) + "]}";
    }

    /** {@return an object of this format as a chat of OpenAI} */
    static JsonObject plain(JsonObject object, boolean lossy) throws RefusedRowException {
        return Forms.chat(question(object, lossy), object, KEYS, lossy);
    }

    /** {@return an object with two answers as one of OpenAI's preference format} */
    static JsonObject plainPair(JsonObject object, boolean lossy) throws RefusedRowException {
        List<String> preferred = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (JsonObject scored : Forms.objects(COMPLETIONS, object.get(COMPLETIONS))) {
            Forms.only(Set.of("score", "completion"), "a completion", scored, lossy);
            if (!(scored.get("completion") instanceof JsonObject completion)
                    || !(scored.get("score") instanceof JsonNumber score)) {
                throw new RefusedRowException("completion has no score or no completion");
            }
            boolean isPreferred = score.value().compareTo(BigDecimal.ONE) == 0;
            if (!isPreferred && score.value().signum() != 0) {
                throw new RefusedRowException("score of a completion is neither 1 nor 0");
            }
            (isPreferred ? preferred : others).add(message(completion, lossy));
        }
        return Forms.pair(question(object, lossy), preferred, others, object, KEYS, lossy);
    }

    /** {@return a chat of OpenAI, which is not closed} */
    private static StringBuilder question(JsonObject object, boolean lossy) throws RefusedRowException {
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
            messages.add(message(turn, lossy));
        }
        return new StringBuilder("{\"messages\":[")
                .append(String.join(",", messages))
                .append(']');
    }

    private static String message(JsonObject turn, boolean lossy) throws RefusedRowException {
        JsonString role = turn.string("role");
        if (role == null) {
            throw new RefusedRowException("turn has no role");
        }
        String speaker = role.contentEquals("model") ? "assistant" : Forms.text(role);
        List<String> texts = texts(speaker, turn, lossy);
        if (texts.isEmpty()) {
            throw Turns.empty(speaker);
        }
        return "{\"role\":" + Edits.quote(speaker) + ",\"content\":" + Forms.content(texts) + "}";
    }

    private static List<String> texts(String role, JsonObject turn, boolean lossy) throws RefusedRowException {
        Forms.only(Set.of("role", "parts"), "a turn", turn, lossy);
        return Forms.texts(role, turn.get("parts"), lossy);
    }
}
