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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * ShareGPT's turns with calls of functions and what these said, as LLaMA-Factory reads them: the value of a
 * {@code function_call} is JSON with name and arguments, that of an {@code observation} is the answer
 * (github.com/hiyouga/LLaMA-Factory, data/README.md, read 2026-11-22).
 */
final class ShareGptForm {
    private static final Set<String> CALLS = Set.of("function_call", "tool_call");
    private static final Set<String> ANSWERS = Set.of("observation", "tool", "function_response", "tool_response");
    private static final Set<String> KEPT = Set.of("system", "tools");

    private ShareGptForm() {}

    /** {@return the role of a turn that is a text, or null for others} */
    static @Nullable String roleOf(String from) {
        return switch (from) {
            case "human", "user" -> "user";
            case "gpt", "assistant", "chatgpt", "model" -> "assistant";
            case "system" -> "system";
            default -> null;
        };
    }

    /** {@return the turns of an object that only a chat with calls can hold, or that stand where messages do} */
    static @Nullable JsonArray turns(JsonObject object) {
        if (object.get("messages") instanceof JsonArray list && hasTurn(list, null)) {
            return list;
        }
        return object.get("conversations") instanceof JsonArray list && (hasTurn(list, CALLS) || hasTurn(list, ANSWERS))
                ? list
                : null;
    }

    private static boolean hasTurn(JsonArray list, @Nullable Set<String> from) {
        return ChatForms.objects(list).stream()
                .map(turn -> turn.string("from"))
                .anyMatch(said -> said != null && (from == null || from.contains(said.text())));
    }

    /** {@return a chat of OpenAI's format with the same turns} */
    static JsonObject plain(JsonObject object, JsonArray turns, RowLosses losses) throws RefusedRowException {
        for (String unread : Rows.unreadBeside(object)) {
            losses.leaveOut(unread);
        }
        List<String> messages = new ArrayList<>();
        Deque<String> open = new ArrayDeque<>();
        int calls = 0;
        for (JsonObject turn : Forms.objects("the list of turns", turns)) {
            String number = "turn " + (messages.size() + 1);
            Forms.only(Set.of("from", "value"), "a turn", turn, losses);
            String from = text(turn, "from", number);
            String value = text(turn, "value", number);
            String role = roleOf(from);
            if (role != null) {
                messages.add("{\"role\":\"" + role + "\",\"content\":" + Edits.quote(value) + "}");
            } else if (CALLS.contains(from)) {
                open.clear();
                List<String> made = new ArrayList<>();
                for (JsonObject call : called(value, number)) {
                    calls++;
                    open.add(FunctionsToTools.id(calls));
                    made.add("{\"id\":" + Edits.quote(FunctionsToTools.id(calls))
                            + ",\"type\":\"function\",\"function\":" + function(call, number, losses) + "}");
                }
                messages.add("{\"role\":\"assistant\",\"tool_calls\":[" + String.join(",", made) + "]}");
            } else if (ANSWERS.contains(from)) {
                String id = open.poll();
                if (id == null) {
                    throw new RefusedRowException(number + " is what a function said, and no call stands before it");
                }
                messages.add("{\"role\":\"tool\",\"tool_call_id\":" + Edits.quote(id) + ",\"content\":"
                        + Edits.quote(value) + "}");
            } else {
                throw new RefusedRowException(number + " is from " + Quoted.name(from) + ", who is not known");
            }
        }
        StringBuilder chat = new StringBuilder("{\"messages\":[" + String.join(",", messages) + "]");
        for (JsonObject.Member member : object.members()) {
            if (KEPT.contains(member.name()) && !member.value().isNull()) {
                chat.append(',').append(Edits.quote(member.name())).append(':').append(LineWriter.text(member.value()));
            }
        }
        return Forms.read(chat.append('}').toString());
    }

    private static String text(JsonObject turn, String key, String number) throws RefusedRowException {
        JsonString text = turn.string(key);
        if (text == null) {
            throw new RefusedRowException(number + " has no text under " + Forms.key(key));
        }
        return Forms.text(text);
    }

    private static List<JsonObject> called(String value, String number) throws RefusedRowException {
        try {
            JsonValue call = JsonReader.read(value.getBytes(UTF_8));
            return call instanceof JsonObject one ? List.of(one) : Forms.objects("the call of " + number, call);
        } catch (JsonSyntaxException e) {
            throw new RefusedRowException("the call of " + number + " is no JSON: " + e.getMessage());
        }
    }

    private static String function(JsonObject call, String number, RowLosses losses) throws RefusedRowException {
        Forms.only(Set.of("name", "arguments"), "a call", call, losses);
        JsonValue arguments = Forms.value(call, "arguments");
        String written = arguments == null
                ? "{}"
                : arguments instanceof JsonString text ? Forms.text(text) : LineWriter.text(arguments);
        return "{\"name\":" + Edits.quote(text(call, "name", "the call of " + number)) + ",\"arguments\":"
                + Edits.quote(written) + "}";
    }
}
