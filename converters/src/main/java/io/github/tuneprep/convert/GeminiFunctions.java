package io.github.tuneprep.convert;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.tuneprep.fix.Edits;
import io.github.tuneprep.fix.line.FunctionsToTools;
import io.github.tuneprep.json.JsonArray;
import io.github.tuneprep.json.JsonLiteral;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonReader;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.json.JsonSyntaxException;
import io.github.tuneprep.json.JsonValue;
import io.github.tuneprep.rule.Quoted;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Functions of one conversation in Google's format and in OpenAI's: {@code {"functionCall": {"name": "f", "args":
 * {}}}}, {@code {"functionResponse": {"name": "f", "response": {"output": "..."}}}} and {@code {"functionDeclarations":
 * [{"name": "f", "parameters": {"type": "OBJECT"}}]}}. Without ids, which the examples for tuning do not have, an
 * answer belongs to the first call of its function, in the turn of the model before it, that has none yet.
 *
 * <p>Forms: cloud.google.com, Vertex AI "Tune function calling" and reference of FunctionResponse (read 2026-11-23):
 * what is under {@code output} is what the function returned, and without that key the whole response is.
 */
final class GeminiFunctions {
    static final String CALL = "functionCall";
    static final String ANSWER = "functionResponse";

    /** How Google's own examples write it. */
    private static final List<String> DECLARATIONS = List.of("functionDeclarations", "function_declarations");

    private static final String OUTPUT = "output";

    /** Google writes them in capitals. */
    private static final Set<String> TYPES =
            Set.of("string", "number", "integer", "boolean", "array", "object", "null");

    /** What holds schemas under names of its own. */
    private static final Set<String> NAMED_SCHEMAS = Set.of("properties", "patternProperties", "$defs", "definitions");

    private static final Set<String> SCHEMAS =
            Set.of("items", "additionalProperties", "not", "anyOf", "allOf", "oneOf", "prefixItems");

    private final RowLosses losses;

    /** The function of each call of the last turn of the model that has no answer, by the call's id. */
    private final Map<String, String> open = new HashMap<>();

    /** The ids of these calls for each function, in their order. */
    private final Map<String, ArrayDeque<String>> inOrder = new HashMap<>();

    private int calls;

    GeminiFunctions(RowLosses losses) {
        this.losses = losses;
    }

    /** Begins a turn of the model, behind which only its own calls are answered. */
    void beginAnswer() {
        open.clear();
        inOrder.clear();
    }

    private void open(String function, String id) {
        open.put(id, function);
        inOrder.computeIfAbsent(function, name -> new ArrayDeque<>()).add(id);
    }

    /** {@return the id of the first open call of a function, which is open no longer, or null} */
    private @Nullable String close(String function) {
        ArrayDeque<String> ids = inOrder.getOrDefault(function, new ArrayDeque<>());
        String id = ids.poll();
        while (id != null && open.remove(id) == null) {
            id = ids.poll(); // that one was answered by its id
        }
        return id;
    }

    /** {@return the calls of a message, each a part} */
    List<String> calls(Turns.Turn turn) throws RefusedRowException {
        if (turn.role().equals("assistant")) {
            beginAnswer();
        }
        List<String> parts = new ArrayList<>();
        for (JsonObject source : Functions.callsOf(turn)) {
            Functions.Call call = Functions.call(source, losses);
            open(Forms.text(call.name()), Forms.text(call.id()));
            parts.add("{\"functionCall\":{\"name\":" + Forms.quoted(call.name()) + ",\"args\":" + call.arguments()
                    + "}}");
        }
        return parts;
    }

    /** {@return the answer of a function, a part} */
    String answer(Turns.Turn turn) throws RefusedRowException {
        String id = Forms.text(Functions.answered(turn));
        String function = open.get(id);
        if (function == null) {
            throw new RefusedRowException("answer of a tool belongs to no call of the message before the answers");
        }
        if (!id.equals(close(function))) {
            throw new RefusedRowException("answers of function " + Quoted.name(function)
                    + " do not follow the order of its calls, by which this format tells them apart");
        }
        return "{\"functionResponse\":{\"name\":" + Edits.quote(function) + ",\"response\":" + response(said(turn))
                + "}}";
    }

    /** {@return what a function returned, which may be nothing} */
    private String said(Turns.Turn turn) throws RefusedRowException {
        JsonValue content = turn.source() == null ? null : turn.source().get("content");
        return content instanceof JsonString text ? Forms.text(text) : turn.onlyText(losses);
    }

    /** {@return a response that comes back as the same text} */
    private static String response(String text) {
        boolean comesBack = text.equals(Functions.onOneLine(text.strip()))
                && JsonReader.readOrNull(text.getBytes(UTF_8)) instanceof JsonObject object
                && output(object) == null;
        return comesBack ? text : "{\"output\":" + Edits.quote(text) + "}";
    }

    /** {@return what is all of a response, or null} */
    private static @Nullable JsonValue output(JsonObject response) {
        return response.members().size() == 1 ? response.get(OUTPUT) : null;
    }

    /** {@return what declares the functions, behind the turns, or nothing where there are none} */
    static String declared(@Nullable JsonValue tools, RowLosses losses) throws RefusedRowException {
        List<String> functions = new ArrayList<>();
        for (JsonObject tool : Forms.objects("tools", tools)) {
            Functions.Declaration function = Functions.declaration(tool, losses);
            functions.add("{\"name\":" + Forms.quoted(function.name())
                    + (function.description() == null ? "" : ",\"description\":" + Forms.quoted(function.description()))
                    + (function.parameters() == null ? "" : ",\"parameters\":" + googles(function.parameters()))
                    + "}");
        }
        return functions.isEmpty()
                ? ""
                : ",\"tools\":[{\"functionDeclarations\":[" + String.join(",", functions) + "]}]";
    }

    /** {@return a call of OpenAI's format} */
    String plainCall(JsonObject call) throws RefusedRowException {
        Forms.only(Set.of("id", "name", "args"), CALL, call, losses);
        JsonString name = call.string("name");
        JsonValue arguments = Forms.value(call, "args");
        if (name == null || (arguments != null && !(arguments instanceof JsonObject))) {
            throw new RefusedRowException(CALL + " has no name, or arguments that are no object");
        }
        String id = idOf(call);
        if (id.isEmpty()) {
            calls++;
            id = FunctionsToTools.id(calls);
        }
        open(Forms.text(name), id);
        return Functions.call(
                id, name, arguments instanceof JsonObject object ? Functions.written(name, object) : "{}");
    }

    /** {@return an answer as a message of OpenAI's format} */
    String plainAnswer(JsonObject answer) throws RefusedRowException {
        Forms.only(Set.of("id", "name", "response"), ANSWER, answer, losses);
        JsonString name = answer.string("name");
        if (name == null || !(answer.get("response") instanceof JsonObject response)) {
            throw new RefusedRowException(ANSWER + " has no name or no response");
        }
        String named = idOf(answer);
        String id = named.isEmpty() ? close(Forms.text(name)) : open.remove(named) == null ? null : named;
        if (id == null) {
            throw new RefusedRowException("answer of function " + Quoted.name(name.text()) + " belongs to no call");
        }
        JsonValue output = output(response);
        String text = output instanceof JsonString said
                ? Forms.text(said)
                : Functions.written(name, output == null ? response : output);
        return Functions.answer(id, List.of(text));
    }

    /** {@return the id of a call or its answer, which requests to Google have, "" where there is none} */
    private static String idOf(JsonObject object) throws RefusedRowException {
        JsonString id = object.string("id");
        return id == null ? "" : Forms.text(id);
    }

    /** {@return the tools of OpenAI's format, behind the messages, or nothing where there are none} */
    static String plainTools(@Nullable JsonValue tools, RowLosses losses) throws RefusedRowException {
        List<String> plain = new ArrayList<>();
        for (JsonObject tool : Forms.objects("tools", tools)) {
            Forms.only(Set.copyOf(DECLARATIONS), "a tool", tool, losses);
            for (String key : DECLARATIONS) {
                for (JsonObject source : Forms.objects(key, tool.get(key))) {
                    Functions.Declaration function = Functions.declared(source, losses);
                    plain.add(Functions.tool(
                            function.name(),
                            function.description(),
                            function.parameters() == null ? null : plain(function.parameters())));
                }
            }
        }
        return Functions.tools(plain);
    }

    /** {@return parameters with their types in capitals; what may be null besides is nullable} */
    private static String googles(JsonObject parameters) throws RefusedRowException {
        byte[] text = LineWriter.text(parameters).getBytes(UTF_8);
        Edits edits = new Edits();
        for (JsonObject schema : schemas(text)) {
            JsonValue type = schema.get("type");
            if (type instanceof JsonString name && isType(name)) {
                edits.replace(name, Edits.quote(name.text().toUpperCase(Locale.ROOT)));
            } else if (type instanceof JsonArray several) {
                List<String> others = several.values().stream()
                        .map(one -> one instanceof JsonString name && isType(name) ? name.text() : "")
                        .filter(name -> !name.equals("null"))
                        .toList();
                if (others.size() != 1 || others.get(0).isEmpty()) {
                    throw new RefusedRowException("parameter has a list of types, and this format has one type");
                }
                edits.replace(type, Edits.quote(others.get(0).toUpperCase(Locale.ROOT)) + ",\"nullable\":true");
            }
        }
        return new String(edits.applyTo(text), UTF_8);
    }

    /** {@return parameters as JSON Schema has them} */
    private static String plain(JsonObject parameters) {
        byte[] text = LineWriter.text(parameters).getBytes(UTF_8);
        Edits edits = new Edits();
        for (JsonObject schema : schemas(text)) {
            if (schema.get("type") instanceof JsonString name && isType(name)) {
                String type = Edits.quote(name.text().toLowerCase(Locale.ROOT));
                if (schema.get("nullable") instanceof JsonLiteral nullable
                        && nullable.kind() == JsonLiteral.Kind.TRUE) {
                    edits.replace(name, "[" + type + ",\"null\"]");
                    edits.remove(schema, schema.indexOf(nullable));
                } else {
                    edits.replace(name, type);
                }
            }
        }
        return new String(edits.applyTo(text), UTF_8);
    }

    private static boolean isType(JsonString name) {
        return TYPES.contains(name.text().toLowerCase(Locale.ROOT));
    }

    private static List<JsonObject> schemas(byte[] parameters) {
        List<JsonObject> schemas = new ArrayList<>();
        try {
            addSchemas(JsonReader.read(parameters), schemas);
        } catch (JsonSyntaxException e) {
            throw new IllegalStateException(e); // it was read before
        }
        return schemas;
    }

    private static void addSchemas(JsonValue value, List<JsonObject> schemas) {
        if (value instanceof JsonArray several) {
            several.values().forEach(one -> addSchemas(one, schemas));
        } else if (value instanceof JsonObject schema) {
            schemas.add(schema);
            for (JsonObject.Member member : schema.members()) {
                if (SCHEMAS.contains(member.name())) {
                    addSchemas(member.value(), schemas);
                } else if (NAMED_SCHEMAS.contains(member.name()) && member.value() instanceof JsonObject named) {
                    named.members().forEach(one -> addSchemas(one.value(), schemas));
                }
            }
        }
    }
}
