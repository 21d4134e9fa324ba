package io.github.tuneprep.convert;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.tuneprep.fix.Edits;
import io.github.tuneprep.json.JsonArray;
import io.github.tuneprep.json.JsonLiteral;
import io.github.tuneprep.json.JsonNumber;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonReader;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.json.JsonValue;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes examples, one object a line. */
final class LineWriter {
    private final OutputStream out;
    private final boolean objectArguments;
    private final StringBuilder line = new StringBuilder();

    /**
     * Starts with the first line.
     *
     * @param objectArguments whether the arguments of calls are written as objects
     */
    LineWriter(OutputStream out, boolean objectArguments) {
        this.out = out;
        this.objectArguments = objectArguments;
    }

    void chat(Turns turns, @Nullable JsonValue tools) throws IOException {
        line.append("{\"messages\":");
        messages(turns);
        tools(tools);
        line.append('}');
        end();
    }

    private void messages(Turns turns) {
        list(turns.turns(), turn -> {
            if (turn.source() != null) {
                message(turn.source());
            } else {
                line.append("{\"role\":");
                string(turn.role());
                line.append(",\"content\":");
                string(turn.content());
                line.append('}');
            }
        });
    }

    private <T> void list(List<T> items, Consumer<T> writer) {
        line.append('[');
        for (int i = 0; i < items.size(); i++) {
            line.append(i == 0 ? "" : ",");
            writer.accept(items.get(i));
        }
        line.append(']');
    }

    private void tools(@Nullable JsonValue tools) {
        if (tools != null) {
            line.append(",\"tools\":");
            value(tools);
        }
    }

    /** Writes {@code {"conversations": [{"from": ..., "value": ...}]}}. */
    void shareGpt(Turns turns) throws IOException {
        line.append("{\"conversations\":[");
        List<Turns.Turn> all = turns.turns();
        for (int i = 0; i < all.size(); i++) {
            String role = all.get(i).role();
            line.append(i == 0 ? "{\"from\":" : ",{\"from\":");
            string(role.equals("user") ? "human" : role.equals("assistant") ? "gpt" : role);
            line.append(",\"value\":");
            string(all.get(i).content());
            line.append('}');
        }
        line.append("]}");
        end();
    }

    /** Writes {@code {"instruction": ..., "input": "", "output": ...}}, with {@code system} where there is one. */
    void alpaca(String system, String instruction, String output) throws IOException {
        line.append("{\"instruction\":");
        string(instruction);
        line.append(",\"input\":\"\",\"output\":");
        string(output);
        if (!system.isEmpty()) {
            line.append(",\"system\":");
            string(system);
        }
        line.append('}');
        end();
    }

    /** Writes TRL's {@code {"prompt": [messages], "completion": [messages]}}. */
    void promptAndAnswer(Turns question, Turns answer, @Nullable JsonValue tools) throws IOException {
        line.append("{\"prompt\":");
        messages(question);
        line.append(",\"completion\":");
        messages(answer);
        tools(tools);
        line.append('}');
        end();
    }

    /** Writes OpenAI's preference format. */
    void preference(Pair pair) throws IOException {
        line.append("{\"input\":{\"messages\":");
        messages(pair.question());
        tools(pair.tools());
        line.append("},\"preferred_output\":");
        messages(pair.preferred());
        line.append(",\"non_preferred_output\":");
        messages(pair.other());
        line.append('}');
        end();
    }

    /** Writes an object of OpenAI's preference format with all of its keys. */
    void preference(JsonObject pair) throws IOException {
        members(pair, (name, value) -> {
            if (name.equals("input")) {
                members(value, this::said);
            } else {
                said(name, value);
            }
        });
        end();
    }

    private void said(String name, JsonValue value) {
        if (List.of("messages", "preferred_output", "non_preferred_output").contains(name)
                && value instanceof JsonArray list) {
            list(list.values(), this::message);
        } else {
            value(value);
        }
    }

    /** Writes TRL's {@code {"prompt": [messages], "chosen": [messages], "rejected": [messages]}}. */
    void trlPreference(Pair pair) throws IOException {
        line.append("{\"prompt\":");
        messages(pair.question());
        line.append(",\"chosen\":");
        messages(pair.preferred());
        line.append(",\"rejected\":");
        messages(pair.other());
        tools(pair.tools());
        line.append('}');
        end();
    }

    void completion(String prompt, String completion) throws IOException {
        line.append("{\"prompt\":");
        string(prompt);
        line.append(",\"completion\":");
        string(completion);
        line.append('}');
        end();
    }

    /** {@return a value as it is, on one line} */
    static String text(JsonValue value) {
        LineWriter writer = new LineWriter(OutputStream.nullOutputStream(), false);
        writer.value(value);
        return writer.line.toString();
    }

    /**
     * Writes a line that is ready but for its end.
     *
     * @throws RefusedRowException if nobody could read it, since its calls nest too deeply
     */
    void line(String ready) throws IOException, RefusedRowException {
        Forms.read(ready);
        line.append(ready);
        end();
    }

    /** Writes {@code {"system": ..., "messages": [{"role": ..., "content": ...}]}}, of Claude 3 Haiku at Amazon. */
    void haiku(String system, List<Turns.Turn> turns) throws IOException {
        line.append('{');
        if (!system.isEmpty()) {
            line.append("\"system\":");
            string(system);
            line.append(',');
        }
        line.append("\"messages\":");
        list(turns, turn -> {
            line.append("{\"role\":");
            string(turn.role());
            line.append(",\"content\":");
            string(turn.content());
            line.append('}');
        });
        line.append('}');
        end();
    }

    /** Writes an object as it is, on one line. */
    void asItIs(JsonObject object) throws IOException {
        value(object);
        end();
    }

    /**
     * Writes an object of the chat or completion format with all of its keys.
     *
     * @param system instructions to put before its messages where these have none; empty for nothing
     */
    void object(JsonObject object, String system) throws IOException {
        line.append('{');
        for (int i = 0; i < object.members().size(); i++) {
            JsonObject.Member member = object.members().get(i);
            line.append(i == 0 ? "" : ",");
            string(member.name());
            line.append(':');
            if (member.name().equals("messages") && member.value() instanceof JsonArray list) {
                line.append('[');
                boolean first = !lacks(list, system);
                if (!first) {
                    line.append("{\"role\":\"system\",\"content\":");
                    string(system);
                    line.append('}');
                }
                for (JsonValue message : list.values()) {
                    line.append(first ? "" : ",");
                    first = false;
                    message(message);
                }
                line.append(']');
            } else {
                value(member.value());
            }
        }
        line.append('}');
        end();
    }

    private static boolean lacks(JsonArray messages, String system) {
        return !system.isBlank()
                && messages.values().stream()
                        .noneMatch(message -> message instanceof JsonObject object
                                && object.string("role") != null
                                && List.of("system", "developer")
                                        .contains(object.string("role").text()));
    }

    private void message(JsonValue message) {
        members(message, (name, value) -> {
            if (name.equals("tool_calls") && value instanceof JsonArray calls) {
                list(calls.values(), this::call);
            } else if (name.equals("function_call")) {
                called(value);
            } else {
                value(value);
            }
        });
    }

    private void call(JsonValue call) {
        members(call, (name, value) -> {
            if (name.equals("function")) {
                called(value);
            } else {
                value(value);
            }
        });
    }

    /** OpenAI writes the arguments of a call as a string that holds JSON, TRL as the object itself. */
    private void called(JsonValue function) {
        members(function, (key, value) -> {
            JsonString name = ((JsonObject) function).string("name");
            if (!key.equals("arguments")) {
                value(value);
            } else if (objectArguments && value instanceof JsonString text && isObject(text)) {
                line.append(Functions.onOneLine(text.text()));
            } else if (!objectArguments && value instanceof JsonObject && name != null) {
                string(Functions.written(name, value));
            } else {
                value(value);
            }
        });
    }

    private static boolean isObject(JsonString text) {
        return !text.hasLoneSurrogate() && JsonReader.readOrNull(text.utf8()) instanceof JsonObject;
    }

    /** Writes an object whose values are written in a way of their own. */
    private void members(JsonValue value, BiConsumer<String, JsonValue> writer) {
        if (!(value instanceof JsonObject object)) {
            value(value);
            return;
        }
        line.append('{');
        for (int i = 0; i < object.members().size(); i++) {
            line.append(i == 0 ? "" : ",");
            string(object.members().get(i).name());
            line.append(':');
            writer.accept(
                    object.members().get(i).name(), object.members().get(i).value());
        }
        line.append('}');
    }

    private void value(JsonValue value) {
        if (value instanceof JsonString text) {
            line.append('"')
                    .append(new String(
                            text.line(), text.contentStart(), text.contentEnd() - text.contentStart(), UTF_8))
                    .append('"');
        } else if (value instanceof JsonArray array) {
            list(array.values(), this::value);
        } else if (value instanceof JsonObject) {
            members(value, (name, member) -> value(member));
        } else if (value instanceof JsonNumber number) {
            line.append(number.raw());
        } else if (value instanceof JsonLiteral literal) {
            line.append(literal.kind().name().toLowerCase(Locale.ROOT));
        }
    }

    private void string(String text) {
        line.append(Edits.quote(text));
    }

    private void end() throws IOException {
        line.append('\n');
        out.write(line.toString().getBytes(UTF_8));
        line.setLength(0);
    }
}
