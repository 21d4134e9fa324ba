package io.github.tuneprep.convert;

import io.github.tuneprep.fix.Edits;
import io.github.tuneprep.fix.line.FunctionsToTools;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which answer belongs to which call: OpenAI tells it by an id, TRL by the name of the function
 * (github.com/huggingface/trl commit f2cd577, docs/source/dataset_formats.md).
 */
final class CallsAndAnswers {
    /** The question of OpenAI's pairs, an object with messages. */
    private static final String INPUT = "input";

    /** Where messages stand, in their order. */
    private static final List<String> LISTS = List.of(
            "messages",
            INPUT,
            "prompt",
            "completion",
            "chosen",
            "rejected",
            "preferred_output",
            "non_preferred_output");

    /** Both answers of a pair go on from the question. */
    private static final Set<String> ANSWERS =
            Set.of("completion", "chosen", "rejected", "preferred_output", "non_preferred_output");

    private record Call(String name, String id) {}

    private final Set<String> taken = new HashSet<>();
    private int made;

    /** {@return the messages of an object, wherever it has some, in their order} */
    static Stream<JsonObject> messages(JsonObject root) {
        return LISTS.stream().flatMap(key -> messages(root, key).stream());
    }

    /** {@return whether a message calls a function} */
    static boolean areIn(JsonObject root) {
        return messages(root).anyMatch(message -> message.has("tool_calls"));
    }

    /** Gives calls without an id one, and their answers the same. */
    void addIds(JsonObject root, Edits edits) {
        for (String key : LISTS) {
            for (JsonObject message : messages(root, key)) {
                calls(message).forEach(call -> taken.add(text(call, "id")));
            }
        }
        List<Call> open = new ArrayList<>();
        LISTS.forEach(key -> addIds(messages(root, key), ANSWERS.contains(key) ? new ArrayList<>(open) : open, edits));
    }

    private void addIds(List<JsonObject> messages, List<Call> open, Edits edits) {
        for (JsonObject message : messages) {
            List<JsonObject> calls = calls(message);
            if (!calls.isEmpty()) {
                open.clear();
            }
            for (JsonObject call : calls) {
                JsonObject function = call.get("function") instanceof JsonObject named ? named : null;
                if (function != null && !call.has("id")) {
                    String id = nextId();
                    edits.insert(call.start() + 1, "\"id\":" + Edits.quote(id) + ",");
                    open.add(new Call(text(function, "name"), id));
                }
            }
            if (text(message, "role").equals("tool") && !message.has("tool_call_id")) {
                Call answered = answered(text(message, "name"), open);
                if (answered != null) {
                    open.remove(answered);
                    edits.insert(message.start() + 1, "\"tool_call_id\":" + Edits.quote(answered.id()) + ",");
                }
            }
        }
    }

    private static @Nullable Call answered(String name, List<Call> open) {
        return open.stream()
                .filter(call -> name.isEmpty() || call.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private String nextId() {
        String id;
        do {
            made++;
            id = FunctionsToTools.id(made);
        } while (!taken.add(id));
        return id;
    }

    /** Says of calls without a type that they are calls of functions. */
    static void addTypes(JsonObject root, Edits edits) {
        for (String key : LISTS) {
            for (JsonObject message : messages(root, key)) {
                for (JsonObject call : calls(message)) {
                    if (call.has("function") && !call.has("type")) {
                        edits.insert(call.start() + 1, "\"type\":\"function\",");
                    }
                }
            }
        }
    }

    /** Gives answers without a name that of the function that was called. */
    static void addNames(JsonObject root, Edits edits) {
        Map<String, String> names = new HashMap<>();
        for (String key : LISTS) {
            for (JsonObject message : messages(root, key)) {
                for (JsonObject call : calls(message)) {
                    if (call.get("function") instanceof JsonObject function) {
                        names.put(text(call, "id"), text(function, "name"));
                    }
                }
                String name = names.getOrDefault(text(message, "tool_call_id"), "");
                if (text(message, "role").equals("tool") && !message.has("name") && !name.isEmpty()) {
                    edits.insert(message.start() + 1, "\"name\":" + Edits.quote(name) + ",");
                }
            }
        }
    }

    private static List<JsonObject> messages(JsonObject root, String key) {
        JsonValue list = root.get(key);
        return ChatForms.objects(
                key.equals(INPUT) && list instanceof JsonObject question ? question.get("messages") : list);
    }

    private static List<JsonObject> calls(JsonObject message) {
        return ChatForms.objects(message.get("tool_calls"));
    }

    private static String text(JsonObject object, String key) {
        JsonString text = object.string(key);
        return text == null ? "" : text.text();
    }
}
