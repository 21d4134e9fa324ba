package io.github.tuneprep.convert;

import io.github.tuneprep.json.JsonArray;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Chats and the Converse format of Amazon Bedrock: {@code {"schemaVersion": "bedrock-conversation-2024", "system":
 * [{"text": "..."}], "messages": [{"role": "user", "content": [{"text": "..."}]}]}}.
 *
 * <p>Keys: docs.aws.amazon.com, Nova user guide "Preparing data for fine-tuning" (read 2026). Answers of tools stand in
 * a message of the user; what the user says next stands in the same message.
 */
final class ConverseForm {
    private static final Set<String> KEYS = Set.of("schemaVersion", "system", "toolConfig", "messages");
    private static final String CANDIDATES = "candidates";
    private static final String LABEL = "preferenceLabel";
    private static final String CACHE_POINT = "cachePoint";
    private static final List<String> PARTS =
            List.of("text", "image", "video", "document", "toolUse", "toolResult", "reasoningContent");

    private ConverseForm() {}

    /** {@return whether an object is in this format, whose content is always a list} */
    static boolean isOf(JsonObject object) {
        if (!(object.get("messages") instanceof JsonArray messages)
                || isPair(object)
                || messages.values().stream().anyMatch(ConverseForm::holdsString)) {
            return false;
        }
        return Forms.value(object, "schemaVersion") != null
                || Forms.value(object, "toolConfig") != null
                || messages.values().stream().anyMatch(ConverseForm::hasUntypedParts);
    }

    /** {@return whether the last turn of an object holds several answers} */
    static boolean isPair(JsonObject object) {
        return object.get("messages") instanceof JsonArray messages
                && !messages.values().isEmpty()
                && messages.values().get(messages.values().size() - 1) instanceof JsonObject last
                && last.get(CANDIDATES) instanceof JsonArray;
    }

    private static boolean holdsString(JsonValue message) {
        return message instanceof JsonObject said && said.get("content") instanceof JsonString;
    }

    private static boolean hasUntypedParts(JsonValue message) {
        return message instanceof JsonObject said
                && said.get("content") instanceof JsonArray parts
                && !parts.values().isEmpty()
                && parts.values().stream()
                        .allMatch(part -> part instanceof JsonObject one
                                && !one.has("type")
                                && PARTS.stream().anyMatch(one::has));
    }

    /**
     * {@return a conversation as a line of this format}
     *
     * @param losses what has no place is left out, and messages of one role in a row become one, if that is asked for
     */
    static String of(Turns turns, @Nullable JsonValue tools, RowLosses losses) throws RefusedRowException {
        String line = "{\"schemaVersion\":\"bedrock-conversation-2024\"," + conversation(turns, losses) + "]";
        return line + toolConfig(tools, losses) + "}";
    }

    /** {@return a question with two answers as a line of this format, as Nova is tuned on it} */
    static String of(Pair pair, RowLosses losses) throws RefusedRowException {
        List<Turns.Turn> asked = pair.question().spoken();
        if (asked.isEmpty() || asked.get(asked.size() - 1).role().equals("assistant")) {
            throw new RefusedRowException("question does not end with the user");
        }
        return "{" + conversation(pair.question(), losses) + ",{\"role\":\"assistant\",\"candidates\":["
                + candidate(pair.preferred(), "preferred", losses) + ","
                + candidate(pair.other(), "non-preferred", losses) + "]}]" + toolConfig(pair.tools(), losses) + "}";
    }

    private static String candidate(Turns answer, String label, RowLosses losses) throws RefusedRowException {
        return "{\"content\":[" + parts(answer.onlyAnswer(), losses) + "],\"preferenceLabel\":\"" + label + "\"}";
    }

    /** {@return instructions and messages, the list of which is not closed} */
    private static String conversation(Turns turns, RowLosses losses) throws RefusedRowException {
        StringBuilder line = new StringBuilder();
        String system = turns.instructions(losses);
        if (!system.isEmpty()) {
            line.append("\"system\":[").append(Forms.part(system)).append("],");
        }
        line.append("\"messages\":[");
        String role = "";
        boolean answered = false;
        for (Turns.Turn turn : turns.spokenByUserFirst()) {
            boolean answers = turn.role().equals("tool");
            String speaker = answers ? "user" : turn.role();
            boolean joined = speaker.equals(role);
            if (joined && !answered) {
                losses.join(Turns.twice(role));
            }
            if (!joined) {
                line.append(role.isEmpty() ? "" : "]},").append("{\"role\":\"").append(speaker);
                line.append("\",\"content\":[");
            }
            line.append(joined ? "," : "").append(answers ? answer(turn, losses) : parts(turn, losses));
            role = speaker;
            answered = answers;
        }
        return line.append("]}").toString();
    }

    private static String toolConfig(@Nullable JsonValue tools, RowLosses losses) throws RefusedRowException {
        List<String> specs = new ArrayList<>();
        for (JsonObject tool : Forms.objects("tools", tools)) {
            specs.add(spec(tool, losses));
        }
        return specs.isEmpty() ? "" : ",\"toolConfig\":{\"tools\":[" + String.join(",", specs) + "]}";
    }

    private static String parts(Turns.Turn turn, RowLosses losses) throws RefusedRowException {
        List<String> parts = new ArrayList<>();
        for (String said : turn.texts(losses)) {
            parts.add(Forms.part(said));
        }
        for (JsonObject call : Functions.callsOf(turn)) {
            parts.add(use(Functions.call(call, losses)));
        }
        if (parts.isEmpty()) {
            throw Turns.empty(turn.role());
        }
        return String.join(",", parts);
    }

    private static String use(Functions.Call call) throws RefusedRowException {
        return "{\"toolUse\":{\"toolUseId\":" + Forms.quoted(call.id()) + ",\"name\":" + Forms.quoted(call.name())
                + ",\"input\":" + call.arguments() + "}}";
    }

    private static String answer(Turns.Turn turn, RowLosses losses) throws RefusedRowException {
        JsonString id = Functions.answered(turn);
        List<String> texts = turn.texts(losses).stream().map(Forms::part).toList();
        if (texts.isEmpty()) {
            throw Turns.empty(turn.role());
        }
        return "{\"toolResult\":{\"toolUseId\":" + Forms.quoted(id) + ",\"content\":[" + String.join(",", texts)
                + "]}}";
    }

    private static String spec(JsonObject tool, RowLosses losses) throws RefusedRowException {
        Functions.Declaration function = Functions.declaration(tool, losses);
        JsonString description = function.description();
        if (description == null) {
            throw Functions.undescribed(function.name());
        }
        return "{\"toolSpec\":{\"name\":" + Forms.quoted(function.name()) + ",\"description\":"
                + Forms.quoted(description) + ",\"inputSchema\":{\"json\":" + input(function.parameters()) + "}}}";
    }

    /** This format asks for the type, which is always that of an object; OpenAI's takes a function without either. */
    private static String input(@Nullable JsonObject parameters) {
        if (parameters == null) {
            return "{\"type\":\"object\",\"properties\":{}}";
        }
        String schema = LineWriter.text(parameters);
        if (parameters.has("type")) {
            return schema;
        }
        return "{\"type\":\"object\"" + (parameters.members().isEmpty() ? "" : ",") + schema.substring(1);
    }

    /** {@return an object of this format as a chat of OpenAI} */
    static JsonObject plain(JsonObject object, RowLosses losses) throws RefusedRowException {
        return Forms.chat(
                plain(object, Forms.objects("messages", object.get("messages")), losses), object, KEYS, losses);
    }

    /** {@return an object with two answers as one of OpenAI's preference format} */
    static JsonObject plainPair(JsonObject object, RowLosses losses) throws RefusedRowException {
        List<JsonObject> turns = Forms.objects("messages", object.get("messages"));
        JsonObject last = turns.get(turns.size() - 1);
        Forms.only(Set.of("role", CANDIDATES), "a message", last, losses);
        List<String> preferred = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (JsonObject candidate : Forms.objects(CANDIDATES, last.get(CANDIDATES))) {
            Forms.only(Set.of("content", LABEL), "a candidate", candidate, losses);
            JsonString label = candidate.string(LABEL);
            boolean isPreferred = label != null && label.contentEquals("preferred");
            if (!isPreferred && (label == null || !label.contentEquals("non-preferred"))) {
                throw new RefusedRowException(LABEL + " of a candidate is neither preferred nor non-preferred");
            }
            (isPreferred ? preferred : others)
                    .addAll(plain("assistant", Forms.objects("content", candidate.get("content")), losses));
        }
        StringBuilder question = plain(object, turns.subList(0, turns.size() - 1), losses);
        return Forms.pair(question, preferred, others, object, KEYS, losses);
    }

    /** {@return a chat of OpenAI with messages and tools, which is not closed} */
    private static StringBuilder plain(JsonObject object, List<JsonObject> turns, RowLosses losses)
            throws RefusedRowException {
        List<String> messages = new ArrayList<>(Forms.instructions(
                object.get("system") instanceof JsonString system
                        ? List.of(Forms.text(system))
                        : Forms.texts(
                                "system",
                                said("system", Forms.objects("content of system", object.get("system")), losses),
                                losses)));
        for (JsonObject message : turns) {
            JsonString role = message.string("role");
            if (role == null || !(message.get("content") instanceof JsonArray parts)) {
                throw new RefusedRowException("message has no role or no list of content");
            }
            Forms.only(Set.of("role", "content"), "a message", message, losses);
            messages.addAll(plain(Forms.text(role), Forms.objects("content", parts), losses));
        }
        StringBuilder chat = new StringBuilder("{\"messages\":[")
                .append(String.join(",", messages))
                .append(']');
        List<String> tools = new ArrayList<>();
        JsonValue config = Forms.value(object, "toolConfig");
        if (config instanceof JsonObject own) {
            Forms.only(Set.of("tools"), "toolConfig", own, losses);
            for (JsonObject tool : said("tools", Forms.objects("tools", own.get("tools")), losses)) {
                tools.add(plainTool(tool, losses));
            }
        } else if (config != null) {
            throw new RefusedRowException("toolConfig is no object");
        }
        return chat.append(Functions.tools(tools));
    }

    private static List<String> plain(String role, List<JsonObject> parts, RowLosses losses)
            throws RefusedRowException {
        PlainTurn turn = new PlainTurn(role, losses);
        for (JsonObject part : said("content of " + role, parts, losses)) {
            String kind = PARTS.stream()
                    .filter(one -> Forms.value(part, one) != null)
                    .findFirst()
                    .orElse("");
            JsonValue value = part.get(kind);
            if (kind.isEmpty()) {
                throw Forms.notText(role, part);
            }
            Forms.only(Set.of(kind), "a part of " + role, part, losses);
            if (kind.equals("text") && value instanceof JsonString text) {
                turn.text(Forms.text(text));
            } else if (kind.equals("toolUse") && value instanceof JsonObject use && role.equals("assistant")) {
                turn.call(plainCall(use, losses));
            } else if (kind.equals("toolResult") && value instanceof JsonObject result && role.equals("user")) {
                turn.answer(plainAnswer(result, losses));
            } else {
                throw Forms.notText(role, part);
            }
        }
        return turn.messages();
    }

    /** {@return the parts of a list without the marks up to which a request is cached, which say nothing} */
    private static List<JsonObject> said(String where, List<JsonObject> parts, RowLosses losses)
            throws RefusedRowException {
        List<JsonObject> said = new ArrayList<>();
        for (JsonObject part : parts) {
            if (part.has(CACHE_POINT) && part.members().size() == 1) {
                losses.leaveOut(Forms.key(CACHE_POINT) + " of " + where + " is not converted");
            } else {
                said.add(part);
            }
        }
        return said;
    }

    private static String plainCall(JsonObject use, RowLosses losses) throws RefusedRowException {
        JsonString id = use.string("toolUseId");
        JsonString name = use.string("name");
        if (id == null || name == null || !(use.get("input") instanceof JsonObject input)) {
            throw new RefusedRowException("toolUse has no toolUseId, no name or no input");
        }
        Forms.only(Set.of("toolUseId", "name", "input"), "toolUse", use, losses);
        return Functions.call(Forms.text(id), name, Functions.written(name, input));
    }

    private static String plainAnswer(JsonObject result, RowLosses losses) throws RefusedRowException {
        JsonString id = result.string("toolUseId");
        Forms.only(Set.of("toolUseId", "content"), "toolResult", result, losses);
        List<String> texts = new ArrayList<>();
        for (JsonObject content : Forms.objects("content", result.get("content"))) {
            JsonValue json = Forms.value(content, "json");
            if (json != null) {
                Forms.only(Set.of("json"), "toolResult", content, losses);
                texts.add(LineWriter.text(json));
            } else {
                texts.addAll(Forms.texts("toolResult", List.of(content), losses));
            }
        }
        if (id == null || texts.isEmpty()) {
            throw new RefusedRowException("toolResult has no toolUseId or no content");
        }
        return Functions.answer(Forms.text(id), texts);
    }

    private static String plainTool(JsonObject tool, RowLosses losses) throws RefusedRowException {
        JsonObject spec = tool.get("toolSpec") instanceof JsonObject own ? own : null;
        JsonString name = spec == null ? null : spec.string("name");
        JsonObject input = spec != null && spec.get("inputSchema") instanceof JsonObject schema ? schema : null;
        if (spec == null || name == null || input == null || !(input.get("json") instanceof JsonObject json)) {
            throw new RefusedRowException("tool has no toolSpec with a name and an inputSchema");
        }
        Forms.only(Set.of("toolSpec"), "a tool", tool, losses);
        Forms.only(Set.of("name", "description", "inputSchema"), "toolSpec", spec, losses);
        Forms.only(Set.of("json"), "inputSchema", input, losses);
        return Functions.tool(name, spec.string("description"), LineWriter.text(json));
    }
}
