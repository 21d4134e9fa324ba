package io.github.tuneprep.convert;

import io.github.tuneprep.json.JsonArray;
import io.github.tuneprep.json.JsonLiteral;
import io.github.tuneprep.json.JsonNumber;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.json.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Chats and Google's format: {@code {"systemInstruction": {"parts": [{"text": "..."}]}, "contents": [{"role": "user",
 * "parts": [{"text": "..."}]}, {"role": "model", "parts": [{"text": "..."}]}]}}. Texts, and functions.
 *
 * <p>Keys: cloud.google.com, Vertex AI "Prepare supervised fine-tuning data for Gemini models" (read 2026).
 */
final class GeminiForm {
    private static final String COMPLETIONS = "completions";
    /** What Google has beside a conversation. */
    private static final List<String> SETTINGS = List.of("toolConfig", "generationConfig", "labels");

    private static final Set<String> KEYS = Set.of(
            "systemInstruction",
            "system_instruction",
            "contents",
            COMPLETIONS,
            "tools",
            "toolConfig",
            "generationConfig",
            "labels");

    /** How Google's own examples write the key of the instructions. */
    private static final List<String> SYSTEM = List.of("systemInstruction", "system_instruction");

    private static final Set<String> TURN = Set.of("role", "parts");

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
    static String of(Turns turns, @Nullable JsonValue tools, RowLosses losses) throws RefusedRowException {
        return "{" + conversation(turns, new GeminiFunctions(losses), losses) + GeminiFunctions.declared(tools, losses)
                + "}";
    }

    /** {@return a question with two answers as a line of this format, which has texts only} */
    static String of(Pair pair, RowLosses losses) throws RefusedRowException {
        if (!Forms.objects("tools", pair.tools()).isEmpty()) {
            losses.leaveOut(Forms.key("tools") + " cannot be held by " + OutputFormat.GEMINI_PAIR.label());
        }
        return "{" + conversation(pair.question(), null, losses) + ",\"completions\":["
                + completion("1.0", pair.preferred(), losses) + "," + completion("0.0", pair.other(), losses) + "]}";
    }

    private static String completion(String score, Turns answer, RowLosses losses) throws RefusedRowException {
        Turns.Turn only = answer.onlyAnswer();
        return "{\"score\":" + score + ",\"completion\":" + turn(only, texts(only, losses)) + "}";
    }

    /** {@return instructions and turns; without functions, only what is said in texts} */
    private static String conversation(Turns turns, @Nullable GeminiFunctions functions, RowLosses losses)
            throws RefusedRowException {
        StringBuilder line = new StringBuilder();
        String system = turns.instructions(losses);
        if (!system.isEmpty()) {
            line.append("\"systemInstruction\":{\"parts\":[")
                    .append(Forms.part(system))
                    .append("]},");
        }
        List<String> contents = new ArrayList<>();
        List<String> answers = new ArrayList<>();
        for (Turns.Turn turn : turns.spoken()) {
            if (functions != null && turn.role().equals("tool")) {
                answers.add(functions.answer(turn));
                continue;
            }
            addAnswers(contents, answers);
            List<String> parts = texts(turn, losses);
            if (functions != null) {
                parts.addAll(functions.calls(turn));
            }
            contents.add(turn(turn, parts));
        }
        addAnswers(contents, answers);
        return line.append("\"contents\":[")
                .append(String.join(",", contents))
                .append(']')
                .toString();
    }

    /** The answers to calls of one turn stand in one turn. */
    private static void addAnswers(List<String> contents, List<String> answers) {
        if (!answers.isEmpty()) {
            contents.add(turn("user", answers));
            answers.clear();
        }
    }

    private static List<String> texts(Turns.Turn turn, RowLosses losses) throws RefusedRowException {
        List<String> parts = new ArrayList<>();
        for (String text : turn.texts(losses)) {
            parts.add(Forms.part(text));
        }
        return parts;
    }

    private static String turn(Turns.Turn turn, List<String> parts) throws RefusedRowException {
        if (parts.isEmpty()) {
            throw Turns.empty(turn.role());
        }
        return turn(turn.role().equals("assistant") ? "model" : "user", parts);
    }

    private static String turn(String role, List<String> parts) {
        return "{\"role\":\"" + role + "\",\"parts\":[" + String.join(",", parts) + "]}";
    }

    /** {@return an object of this format as a chat of OpenAI} */
    static JsonObject plain(JsonObject object, RowLosses losses) throws RefusedRowException {
        return Forms.chat(question(object, new GeminiFunctions(losses), losses), object, KEYS, losses);
    }

    /** {@return an object with two answers as one of OpenAI's preference format} */
    static JsonObject plainPair(JsonObject object, RowLosses losses) throws RefusedRowException {
        GeminiFunctions functions = new GeminiFunctions(losses);
        StringBuilder question = question(object, functions, losses);
        List<String> preferred = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (JsonObject scored : Forms.objects(COMPLETIONS, object.get(COMPLETIONS))) {
            Forms.only(Set.of("score", "completion"), "a completion", scored, losses);
            if (!(scored.get("completion") instanceof JsonObject completion)
                    || !(scored.get("score") instanceof JsonNumber score)) {
                throw new RefusedRowException("completion has no score or no completion");
            }
            boolean isPreferred = score.value().compareTo(BigDecimal.ONE) == 0;
            if (!isPreferred && score.value().signum() != 0) {
                throw new RefusedRowException("score of a completion is neither 1 nor 0");
            }
            (isPreferred ? preferred : others).addAll(messages(completion, functions, losses));
        }
        return Forms.pair(question, preferred, others, object, KEYS, losses);
    }

    /** {@return a chat of OpenAI with messages and tools, which is not closed} */
    private static StringBuilder question(JsonObject object, GeminiFunctions functions, RowLosses losses)
            throws RefusedRowException {
        for (String key : SETTINGS) {
            if (Forms.value(object, key) != null) {
                losses.leaveOut(Forms.key(key) + " of the line is not converted");
            }
        }
        List<String> messages = new ArrayList<>();
        for (String key : SYSTEM) {
            JsonValue instructions = Forms.value(object, key);
            if (instructions instanceof JsonObject turn) {
                Forms.only(TURN, "a turn", turn, losses);
                messages.addAll(Forms.instructions(Forms.texts("system", turn.get("parts"), losses)));
            } else if (instructions != null) {
                throw new RefusedRowException(key + " is no object");
            }
        }
        for (JsonObject turn : Forms.objects("contents", object.get("contents"))) {
            messages.addAll(messages(turn, functions, losses));
        }
        return new StringBuilder("{\"messages\":[")
                .append(String.join(",", messages))
                .append(']')
                .append(GeminiFunctions.plainTools(object.get("tools"), losses));
    }

    private static List<String> messages(JsonObject turn, GeminiFunctions functions, RowLosses losses)
            throws RefusedRowException {
        String speaker = speaker(turn);
        Forms.only(TURN, "a turn", turn, losses);
        if (speaker.equals("assistant")) {
            functions.beginAnswer();
        }
        PlainTurn plain = new PlainTurn(speaker, losses);
        for (JsonObject part : Forms.objects("content of " + speaker, turn.get("parts"))) {
            if (speaker.equals("assistant") && part.get(GeminiFunctions.CALL) instanceof JsonObject call) {
                Forms.only(Set.of(GeminiFunctions.CALL), "a part of " + speaker, part, losses);
                plain.call(functions.plainCall(call));
            } else if (!speaker.equals("assistant") && part.get(GeminiFunctions.ANSWER) instanceof JsonObject answer) {
                Forms.only(Set.of(GeminiFunctions.ANSWER), "a part of " + speaker, part, losses);
                plain.answer(functions.plainAnswer(answer));
            } else if (isThought(part)) {
                losses.leaveOut("what the model thought is not converted");
            } else {
                plain.text(Forms.texts(speaker, List.of(part), losses).get(0));
            }
        }
        return plain.messages();
    }

    /** What the model thought was not said, and is no answer without its mark. */
    private static boolean isThought(JsonObject part) {
        return part.get("thought") instanceof JsonLiteral thought && thought.kind() == JsonLiteral.Kind.TRUE;
    }

    private static String speaker(JsonObject turn) throws RefusedRowException {
        JsonValue role = Forms.value(turn, "role");
        if (role instanceof JsonString model && model.contentEquals("model")) {
            return "assistant";
        }
        boolean answers =
                ChatForms.objects(turn.get("parts")).stream().anyMatch(part -> part.has(GeminiFunctions.ANSWER));
        // Google's example of function calling names no role where a function answers, others the function's.
        if (answers && (role == null || role instanceof JsonString)) {
            return "user";
        }
        if (!(role instanceof JsonString other)) {
            throw new RefusedRowException("turn has no role");
        }
        return Forms.text(other);
    }
}
