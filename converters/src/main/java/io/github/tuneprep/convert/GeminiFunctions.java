package io.github.tuneprep.convert;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.tuneprep.fix.Edits;
import io.github.tuneprep.fix.line.FunctionsToTools;
import io.github.tuneprep.json.JsonArray;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonReader;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.json.JsonSyntaxException;
import io.github.tuneprep.json.JsonValue;
import io.github.tuneprep.rule.Quoted;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Functions of one conversation in Google's format and in OpenAI's: {@code {"functionCall": {"name": "f", "args":
 * {}}}}, {@code {"functionResponse": {"name": "f", "response": {"output": "..."}}}} and {@code {"functionDeclarations":
 * [{"name": "f", "parameters": {"type": "OBJECT"}}]}}. There are no ids: an answer belongs to the first call of its
 * function, in the turn of the model before it, that has none yet.
 *
 * <p>Forms: cloud.google.com, Vertex AI "Tune function calling" and reference of FunctionResponse (read 2026-11-23):
 * what is under {@code output} is what the function returned, and without that key the whole response is.
 */
final class GeminiFunctions {
    static final String CALL = "functionCall";
    static final String ANSWER = "functionResponse";

    private static final String DECLARATIONS = "functionDeclarations";
    private static final String OTHER_DECLARATIONS = "function_declarations";
    private static final String OUTPUT = "output";

    /** Google writes them in capitals. */
    private static final Set<String> TYPES =
            Set.of("string", "number", "integer", "boolean", "array", "object", "null");

    /** What holds schemas under names of its own. */
    private static final Set<String> NAMED_SCHEMAS = Set.of("properties", "patternProperties", "$defs", "definitions");

    private static final Set<String> SCHEMAS =
            Set.of("items", "additionalProperties", "not", "anyOf", "allOf", "oneOf", "prefixItems");

    private record Open(String name, String id) {}

    private final boolean lossy;

    /** Calls of the last turn of the model that have no answer, in their order. */
    private final List<Open> open = new ArrayList<>();

    private int calls;

    GeminiFunctions(boolean lossy) {
        this.lossy = lossy;
    }

    /** Begins a turn of the model. */
    void begin() {
        open.clear();
    }

    /** {@return the calls of a message, each a part} */
    List<String> calls(Turns.Turn turn) throws RefusedRowException {
        List<String> parts = new ArrayList<>();
        for (JsonObject source : Functions.callsOf(turn)) {
            Functions.Call call = Functions.call(source, lossy);
            open.add(new Open(Forms.text(call.name()), Forms.text(call.id())));
            parts.add("{\"functionCall\":{\"name\":" + Forms.quoted(call.name()) + ",\"args\":" + call.arguments()
                    + "}}");
        }
        return parts;
    }

    /** {@return the answer of a function, a part} */
    String answer(Turns.Turn turn) throws RefusedRowException {
        String id = Forms.text(Functions.answered(turn));
        Open called =
                open.stream().filter(call -> call.id().equals(id)).findFirst().orElse(null);
        if (called == null) {
            throw new RefusedRowException("answer of a tool belongs to no call before it");
        }
        if (!called.equals(first(called.name()))) {
            throw new RefusedRowException("answers of function " + Quoted.name(called.name())
                    + " stand in another order than its calls, which this format tells apart by their order");
        }
        open.remove(called);
        List<String> texts = turn.texts(lossy);
        if (texts.size() != 1) {
            throw texts.isEmpty()
                    ? Turns.empty(turn.role())
                    : new RefusedRowException(
                            turn.role() + " says " + texts.size() + " texts, and this format has one");
        }
        String text = texts.get(0);
        boolean isResponse =
                JsonReader.readOrNull(text.getBytes(UTF_8)) instanceof JsonObject object && !object.has(OUTPUT);
        return "{\"functionResponse\":{\"name\":" + Edits.quote(called.name()) + ",\"response\":"
                + (isResponse ? Functions.onOneLine(text) : "{\"output\":" + Edits.quote(text) + "}") + "}}";
    }

    private @Nullable Open first(String function) {
        return open.stream()
                .filter(call -> call.name().equals(function))
                .findFirst()
                .orElse(null);
    }

    /** {@return the text that is all of a response, or null} */
    private static @Nullable JsonString output(JsonObject response) {
        return response.members().size() == 1 ? response.string(OUTPUT) : null;
    }

    /** {@return what declares the functions, behind the turns, or nothing where there are none} */
    static String declared(@Nullable JsonValue tools, boolean lossy) throws RefusedRowException {
        List<String> functions = new ArrayList<>();
        for (JsonObject tool : Forms.objects("tools", tools)) {
            Functions.Declaration function = Functions.declaration(tool, lossy);
            functions.add("{\"name\":" + Forms.quoted(function.name())
                    + (function.description() == null ? "" : ",\"description\":" + Forms.quoted(function.description()))
                    + (function.parameters() == null
                            ? ""
                            : ",\"parameters\":"
                                    + retyped(function.parameters(), type -> type.toUpperCase(Locale.ROOT)))
                    + "}");
        }
        return functions.isEmpty()
                ? ""
                : ",\"tools\":[{\"functionDeclarations\":[" + String.join(",", functions) + "]}]";
    }

    /** {@return a call of OpenAI's format} */
    String plainCall(JsonObject call) throws RefusedRowException {
        Forms.only(Set.of("name", "args"), CALL, call, lossy);
        JsonString name = call.string("name");
        JsonValue arguments = Forms.value(call, "args");
        if (name == null || (arguments != null && !(arguments instanceof JsonObject))) {
            throw new RefusedRowException(CALL + " has no name, or arguments that are no object");
        }
        calls++;
        String id = FunctionsToTools.id(calls);
        open.add(new Open(Forms.text(name), id));
        return Functions.call(
                id, name, arguments instanceof JsonObject object ? Functions.written(name, object) : "{}");
    }

    /** {@return an answer as a message of OpenAI's format} */
    String plainAnswer(JsonObject answer) throws RefusedRowException {
        Forms.only(Set.of("name", "response"), ANSWER, answer, lossy);
        JsonString name = answer.string("name");
        if (name == null || !(answer.get("response") instanceof JsonObject response)) {
            throw new RefusedRowException(ANSWER + " has no name or no response");
        }
        Open call = first(Forms.text(name));
        if (call == null) {
            throw new RefusedRowException("answer of function " + Quoted.name(name.text()) + " belongs to no call");
        }
        open.remove(call);
        JsonString output = output(response);
        String text = output == null ? Functions.written(name, response) : Forms.text(output);
        return Functions.answer(call.id(), List.of(text));
    }

    /** {@return the tools of OpenAI's format, behind the messages, or nothing where there are none} */
    static String plainTools(@Nullable JsonValue tools, boolean lossy) throws RefusedRowException {
        List<String> plain = new ArrayList<>();
        for (JsonObject tool : Forms.objects("tools", tools)) {
            Forms.only(Set.of(DECLARATIONS, OTHER_DECLARATIONS), "a tool", tool, lossy);
            String key = tool.has(OTHER_DECLARATIONS) ? OTHER_DECLARATIONS : DECLARATIONS;
            for (JsonObject function : Forms.objects(key, tool.get(key))) {
                Forms.only(Set.of("name", "description", "parameters"), "a function", function, lossy);
                JsonString name = function.string("name");
                JsonValue parameters = Forms.value(function, "parameters");
                if (name == null || (parameters != null && !(parameters instanceof JsonObject))) {
                    throw new RefusedRowException("function has no name, or parameters that are no object");
                }
                plain.add(Functions.tool(
                        name,
                        function.string("description"),
                        parameters instanceof JsonObject schema
                                ? retyped(schema, type -> type.toLowerCase(Locale.ROOT))
                                : null));
            }
        }
        return Functions.tools(plain);
    }

    private static String retyped(JsonObject schema, UnaryOperator<String> spelling) throws RefusedRowException {
        byte[] text = LineWriter.text(schema).getBytes(UTF_8);
        Edits edits = new Edits();
        try {
            retype(JsonReader.read(text), spelling, edits);
        } catch (JsonSyntaxException e) {
            throw new IllegalStateException(e); // it was read before
        }
        return new String(edits.applyTo(text), UTF_8);
    }

    private static void retype(JsonValue schema, UnaryOperator<String> spelling, Edits edits)
            throws RefusedRowException {
        if (schema instanceof JsonArray several) {
            for (JsonValue one : several.values()) {
                retype(one, spelling, edits);
            }
        } else if (schema instanceof JsonObject object) {
            for (JsonObject.Member member : object.members()) {
                if (member.name().equals("type")) {
                    retypeName(member.value(), spelling, edits);
                } else if (SCHEMAS.contains(member.name())) {
                    retype(member.value(), spelling, edits);
                } else if (NAMED_SCHEMAS.contains(member.name()) && member.value() instanceof JsonObject named) {
                    for (JsonObject.Member one : named.members()) {
                        retype(one.value(), spelling, edits);
                    }
                }
            }
        }
    }

    private static void retypeName(JsonValue type, UnaryOperator<String> spelling, Edits edits)
            throws RefusedRowException {
        if (type instanceof JsonArray) {
            throw new RefusedRowException("parameter has a list of types, and this format has one type");
        }
        if (type instanceof JsonString name && TYPES.contains(name.text().toLowerCase(Locale.ROOT))) {
            edits.replace(type, Edits.quote(spelling.apply(name.text())));
        }
    }
}
