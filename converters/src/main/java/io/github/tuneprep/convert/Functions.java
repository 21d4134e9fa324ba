package io.github.tuneprep.convert;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.tuneprep.fix.Edits;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonReader;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.json.JsonSyntaxException;
import io.github.tuneprep.json.JsonValue;
import io.github.tuneprep.rule.Quoted;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Calls, answers and declarations of functions as OpenAI writes them, for formats that have other words for them. */
final class Functions {
    private Functions() {}

    /**
     * A call.
     *
     * @param arguments an object, as JSON on one line
     */
    record Call(JsonString id, JsonString name, String arguments) {}

    /** A function that may be called. */
    record Declaration(
            JsonString name,
            @Nullable JsonString description,
            @Nullable JsonObject parameters) {}

    /** {@return the calls of a message, none where it makes none} */
    static List<JsonObject> callsOf(Turns.Turn turn) throws RefusedRowException {
        JsonObject source = turn.source();
        if (!turn.calls() || source == null) {
            return List.of();
        }
        if (!turn.role().equals("assistant")) {
            throw new RefusedRowException("calls stand in a message of " + turn.role());
        }
        return Forms.objects("tool_calls", source.get("tool_calls"));
    }

    /** Reads a call. */
    static Call call(JsonObject call, RowLosses losses) throws RefusedRowException {
        requireType("call", call);
        JsonString id = call.string("id");
        JsonObject function = call.get("function") instanceof JsonObject called ? called : null;
        JsonString name = function == null ? null : function.string("name");
        if (function == null || id == null || name == null) {
            throw new RefusedRowException("call has no id or no name");
        }
        Forms.only(Set.of("id", "type", "function"), "a call", call, losses);
        Forms.only(Set.of("name", "arguments"), "a call", function, losses);
        return new Call(id, name, arguments(function));
    }

    private static void requireType(String what, JsonObject object) throws RefusedRowException {
        JsonValue type = Forms.value(object, "type");
        if (type != null && !(type instanceof JsonString name && name.contentEquals("function"))) {
            throw new RefusedRowException(what + " is of another type than function");
        }
    }

    private static String arguments(JsonObject function) throws RefusedRowException {
        if (function.get("arguments") instanceof JsonObject object) {
            return LineWriter.text(object);
        }
        try {
            if (function.get("arguments") instanceof JsonString text
                    && JsonReader.read(Forms.text(text).getBytes(UTF_8)) instanceof JsonObject) {
                return onOneLine(text.text());
            }
        } catch (JsonSyntaxException e) {
            throw new RefusedRowException("arguments of a call are no JSON: " + e.getMessage());
        }
        throw new RefusedRowException("arguments of a call are no object");
    }

    /** {@return JSON without line ends, which stand between its tokens only} */
    static String onOneLine(String json) {
        return json.replaceAll("[\\r\\n]", " ");
    }

    /** {@return the id of the call that a message answers} */
    static JsonString answered(Turns.Turn turn) throws RefusedRowException {
        if (turn.calls()) {
            throw new RefusedRowException("calls stand in a message of " + turn.role());
        }
        JsonString id = turn.source() == null ? null : turn.source().string("tool_call_id");
        if (id == null) {
            throw new RefusedRowException("answer of a tool has no tool_call_id");
        }
        return id;
    }

    /** Reads what a tool declares. */
    static Declaration declaration(JsonObject tool, RowLosses losses) throws RefusedRowException {
        requireType("tool", tool);
        if (!(tool.get("function") instanceof JsonObject function)) {
            throw new RefusedRowException("tool is no function with a name");
        }
        Forms.only(Set.of("type", "function"), "a tool", tool, losses);
        return declared(function, losses);
    }

    /** Reads a declaration, which Google writes with the same keys. */
    static Declaration declared(JsonObject function, RowLosses losses) throws RefusedRowException {
        JsonString name = function.string("name");
        if (name == null) {
            throw new RefusedRowException("tool is no function with a name");
        }
        Forms.only(Set.of("name", "description", "parameters"), "a function", function, losses);
        JsonValue description = Forms.value(function, "description");
        if (description != null && !(description instanceof JsonString)) {
            throw new RefusedRowException("description of a function is no text");
        }
        JsonValue parameters = Forms.value(function, "parameters");
        if (parameters != null && !(parameters instanceof JsonObject)) {
            throw new RefusedRowException("parameters of a function are no object");
        }
        return new Declaration(name, (JsonString) description, (JsonObject) parameters);
    }

    /** {@return why a function is refused that does not say what it is for} */
    static RefusedRowException undescribed(@Nullable JsonString name) {
        return new RefusedRowException("function " + (name == null ? "" : Quoted.name(name.text()) + " ")
                + "has no description, which this format asks for");
    }

    /** {@return a value as it stands in the line that a text is of} */
    static String written(JsonString beside, JsonValue value) {
        return Edits.written(beside.line(), value);
    }

    /** {@return a call, as JSON} */
    static String call(String id, JsonString name, String arguments) throws RefusedRowException {
        return "{\"id\":" + Edits.quote(id) + ",\"type\":\"function\",\"function\":{\"name\":" + Forms.quoted(name)
                + ",\"arguments\":" + Edits.quote(arguments) + "}}";
    }

    /** {@return a message with the answer of a function, as JSON} */
    static String answer(String id, List<String> texts) {
        return "{\"role\":\"tool\",\"tool_call_id\":" + Edits.quote(id) + ",\"content\":" + Forms.content(texts) + "}";
    }

    /** {@return a tool, as JSON} */
    static String tool(JsonString name, @Nullable JsonString description, @Nullable String parameters)
            throws RefusedRowException {
        return "{\"type\":\"function\",\"function\":{\"name\":" + Forms.quoted(name)
                + (description == null ? "" : ",\"description\":" + Forms.quoted(description))
                + (parameters == null ? "" : ",\"parameters\":" + parameters) + "}}";
    }

    /** {@return the beginning of a list of tools behind the messages, or nothing where there are none} */
    static String tools(List<String> tools) {
        return tools.isEmpty() ? "" : ",\"tools\":[" + String.join(",", tools) + "]";
    }
}
