package io.github.tuneprep.convert;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.tuneprep.fix.Edits;
import io.github.tuneprep.json.JsonArray;
import io.github.tuneprep.json.JsonLiteral;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonReader;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.json.JsonSyntaxException;
import io.github.tuneprep.json.JsonValue;
import io.github.tuneprep.rule.Quoted;
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
    private static final List<String> PARTS =
            List.of("text", "image", "video", "document", "toolUse", "toolResult", "reasoningContent");

    private ConverseForm() {}

    /** {@return whether an object is in this format} */
    static boolean isOf(JsonObject object) {
        return object.get("messages") instanceof JsonArray messages
                && (object.has("schemaVersion")
                        || object.has("toolConfig")
                        || messages.values().stream().anyMatch(ConverseForm::hasUntypedParts));
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
     * @param joins whether two messages of one role in a row become one
     */
    static String of(Turns turns, @Nullable JsonValue tools, boolean joins) throws RefusedRowException {
        StringBuilder line = new StringBuilder("{\"schemaVersion\":\"bedrock-conversation-2024\"");
        String system = turns.instructions();
        if (!system.isEmpty()) {
            line.append(",\"system\":[").append(text(system)).append(']');
        }
        line.append(",\"messages\":[");
        String role = "";
        boolean answered = false;
        for (Turns.Turn turn : turns.spoken()) {
            boolean answers = turn.role().equals("tool");
            String speaker = answers ? "user" : turn.role();
            boolean joined = speaker.equals(role) && (answered || joins);
            if (speaker.equals(role) && !joined) {
                throw new RefusedRowException(Turns.twice(role).reason() + "; --lossy joins them");
            }
            if (!joined) {
                line.append(role.isEmpty() ? "" : "]},").append("{\"role\":\"").append(speaker);
                line.append("\",\"content\":[");
            }
            line.append(joined ? "," : "").append(String.join(",", answers ? List.of(answer(turn)) : parts(turn)));
            role = speaker;
            answered = answers;
        }
        line.append("]}]");
        if (tools instanceof JsonArray list && !list.values().isEmpty()) {
            List<String> specs = new ArrayList<>();
            for (JsonValue tool : list.values()) {
                specs.add(spec(tool));
            }
            line.append(",\"toolConfig\":{\"tools\":[")
                    .append(String.join(",", specs))
                    .append("]}");
        }
        return line.append('}').toString();
    }

    private static String text(String text) {
        return "{\"text\":" + Edits.quote(text) + "}";
    }

    private static List<String> parts(Turns.Turn turn) throws RefusedRowException {
        List<String> parts = new ArrayList<>();
        for (String said : turn.texts()) {
            parts.add(text(said));
        }
        if (turn.source() != null && turn.source().get("tool_calls") instanceof JsonArray calls) {
            for (JsonValue call : calls.values()) {
                parts.add(use(call));
            }
        }
        if (parts.isEmpty()) {
            throw Turns.empty(turn.role());
        }
        return parts;
    }

    private static String use(JsonValue call) throws RefusedRowException {
        JsonString id = call instanceof JsonObject object ? object.string("id") : null;
        JsonObject function = call instanceof JsonObject object && object.get("function") instanceof JsonObject called
                ? called
                : null;
        JsonString name = function == null ? null : function.string("name");
        if (function == null || id == null || name == null) {
            throw new RefusedRowException("call has no id or no name");
        }
        return "{\"toolUse\":{\"toolUseId\":" + Edits.quote(id.text()) + ",\"name\":" + Edits.quote(name.text())
                + ",\"input\":" + arguments(function) + "}}";
    }

    private static String arguments(JsonObject function) throws RefusedRowException {
        try {
            if (function.get("arguments") instanceof JsonString text
                    && JsonReader.read(text.utf8()) instanceof JsonObject) {
                return text.text().replaceAll("[\\r\\n]", " ");
            }
        } catch (JsonSyntaxException e) {
            throw new RefusedRowException("arguments of a call are no JSON: " + e.getMessage());
        }
        if (function.get("arguments") instanceof JsonObject object) {
            return LineWriter.text(object);
        }
        throw new RefusedRowException("arguments of a call are no object");
    }

    private static String answer(Turns.Turn turn) throws RefusedRowException {
        JsonString id = turn.source() == null ? null : turn.source().string("tool_call_id");
        if (id == null) {
            throw new RefusedRowException("answer of a tool has no tool_call_id");
        }
        List<String> texts = turn.texts().stream().map(ConverseForm::text).toList();
        return "{\"toolResult\":{\"toolUseId\":" + Edits.quote(id.text()) + ",\"content\":[" + String.join(",", texts)
                + "]}}";
    }

    private static String spec(JsonValue tool) throws RefusedRowException {
        JsonObject function = tool instanceof JsonObject object && object.get("function") instanceof JsonObject declared
                ? declared
                : null;
        JsonString name = function == null ? null : function.string("name");
        if (function == null || name == null) {
            throw new RefusedRowException("tool is no function with a name");
        }
        JsonString description = function.string("description");
        if (description == null) {
            throw new RefusedRowException(
                    "function " + Quoted.name(name.text()) + " has no description, which this format asks for");
        }
        // OpenAI's specification: a function without parameters takes none.
        String parameters = function.get("parameters") instanceof JsonObject schema
                ? LineWriter.text(schema)
                : "{\"type\":\"object\",\"properties\":{}}";
        return "{\"toolSpec\":{\"name\":" + Edits.quote(name.text()) + ",\"description\":"
                + Edits.quote(description.text()) + ",\"inputSchema\":{\"json\":" + parameters + "}}}";
    }

    /** {@return an object of this format as a chat of OpenAI} */
    static JsonObject plain(JsonObject object) throws RefusedRowException {
        List<String> messages = new ArrayList<>();
        if (object.get("system") instanceof JsonArray system && !system.values().isEmpty()) {
            messages.add("{\"role\":\"system\",\"content\":" + Forms.content(Forms.texts(system)) + "}");
        }
        for (JsonObject message : Forms.objects(object.get("messages"))) {
            JsonString role = message.string("role");
            if (role == null || !(message.get("content") instanceof JsonArray parts)) {
                throw new RefusedRowException("message has no role or no list of content");
            }
            messages.addAll(plain(role.text(), Forms.objects(parts)));
        }
        StringBuilder chat = new StringBuilder("{\"messages\":[")
                .append(String.join(",", messages))
                .append(']');
        List<String> tools = new ArrayList<>();
        if (object.get("toolConfig") instanceof JsonObject config) {
            for (JsonObject tool : Forms.objects(config.get("tools"))) {
                tools.add(plainTool(tool));
            }
        }
        if (!tools.isEmpty()) {
            chat.append(",\"tools\":[").append(String.join(",", tools)).append(']');
        }
        return Forms.chat(chat, object, KEYS);
    }

    private static List<String> plain(String role, List<JsonObject> parts) throws RefusedRowException {
        List<String> messages = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        List<String> calls = new ArrayList<>();
        for (JsonObject part : parts) {
            if (part.get("text") instanceof JsonString text) {
                texts.add(text.text());
            } else if (part.get("toolUse") instanceof JsonObject use) {
                calls.add(plainCall(use));
            } else if (part.get("toolResult") instanceof JsonObject result) {
                messages.add(plainAnswer(result));
            } else {
                throw Forms.notText(role, part);
            }
        }
        if (!texts.isEmpty() || !calls.isEmpty()) {
            messages.add("{\"role\":" + Edits.quote(role)
                    + (texts.isEmpty() ? "" : ",\"content\":" + Forms.content(texts))
                    + (calls.isEmpty() ? "" : ",\"tool_calls\":[" + String.join(",", calls) + "]") + "}");
        }
        return messages;
    }

    private static String plainCall(JsonObject use) throws RefusedRowException {
        JsonString id = use.string("toolUseId");
        JsonString name = use.string("name");
        if (id == null || name == null || !(use.get("input") instanceof JsonObject input)) {
            throw new RefusedRowException("toolUse has no toolUseId, no name or no input");
        }
        String written = new String(name.line(), input.start(), input.end() - input.start(), UTF_8);
        return "{\"id\":" + Edits.quote(id.text()) + ",\"type\":\"function\",\"function\":{\"name\":"
                + Edits.quote(name.text()) + ",\"arguments\":" + Edits.quote(written) + "}}";
    }

    private static String plainAnswer(JsonObject result) throws RefusedRowException {
        JsonString id = result.string("toolUseId");
        List<String> texts = new ArrayList<>();
        for (JsonObject content : Forms.objects(result.get("content"))) {
            JsonValue json = content.get("json");
            if (content.get("text") instanceof JsonString text) {
                texts.add(text.text());
            } else if (json != null && !(json instanceof JsonLiteral literal && literal.isNull())) {
                texts.add(LineWriter.text(json));
            } else {
                throw Forms.notText("toolResult", content);
            }
        }
        if (id == null || texts.isEmpty()) {
            throw new RefusedRowException("toolResult has no toolUseId or no content");
        }
        return "{\"role\":\"tool\",\"tool_call_id\":" + Edits.quote(id.text()) + ",\"content\":" + Forms.content(texts)
                + "}";
    }

    private static String plainTool(JsonObject tool) throws RefusedRowException {
        JsonObject spec = tool.get("toolSpec") instanceof JsonObject own ? own : null;
        JsonString name = spec == null ? null : spec.string("name");
        if (spec == null || name == null) {
            throw new RefusedRowException("tool has no toolSpec with a name");
        }
        JsonString description = spec.string("description");
        JsonValue schema = spec.get("inputSchema") instanceof JsonObject input ? input.get("json") : null;
        return "{\"type\":\"function\",\"function\":{\"name\":" + Edits.quote(name.text())
                + (description == null ? "" : ",\"description\":" + Edits.quote(description.text()))
                + (schema == null ? "" : ",\"parameters\":" + LineWriter.text(schema)) + "}}";
    }
}
