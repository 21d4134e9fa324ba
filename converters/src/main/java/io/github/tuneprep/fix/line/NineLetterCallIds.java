package io.github.tuneprep.fix.line;

import io.github.tuneprep.fix.Edits;
import io.github.tuneprep.fix.LineFix;
import io.github.tuneprep.json.JsonArray;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.json.JsonValue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Calls, and the answers to them, get ids that every provider takes. */
public final class NineLetterCallIds implements LineFix {
    @Override
    public String rule() {
        return "invalid-tool-call-id";
    }

    @Override
    public boolean isSafe() {
        return true;
    }

    @Override
    public String summary() {
        return "gives the call and its answer an id of nine letters and digits";
    }

    @Override
    public void fix(byte[] line, JsonObject root, JsonValue where, Edits edits) {
        rename(root, Set.of(where), edits);
    }

    /** In one walk over the conversation, which may have very many calls. */
    @Override
    public int fixAll(byte[] line, JsonObject root, List<JsonValue> where, Edits edits) {
        Edits needed = new Edits();
        int renamed = rename(root, new HashSet<>(where), needed);
        return edits.addAll(needed) ? renamed : 0;
    }

    /** Renames every id that has another form than nine letters and digits. */
    public static void renameAll(JsonObject root, Edits edits) {
        Set<JsonValue> odd = new HashSet<>();
        for (Id id : ids(root)) {
            if (!id.value().text().matches("[a-zA-Z0-9]{9}")) {
                odd.add(id.value());
            }
        }
        rename(root, odd, edits);
    }

    /** Renames calls whose id an earlier one has, and the answers to them. */
    public static void renameRepeated(JsonObject root, Edits edits) {
        Set<String> seen = new HashSet<>();
        Set<JsonValue> again = new HashSet<>();
        for (Id id : ids(root)) {
            if (id.ofCall() && !seen.add(id.value().text())) {
                again.add(id.value());
            }
        }
        rename(root, again, edits);
    }

    /**
     * The id of a call, or of the answer to one.
     *
     * @param ofCall whether a call bears it
     */
    private record Id(JsonString value, boolean ofCall) {}

    /** {@return how many of {@code which} got another name} */
    private static int rename(JsonObject root, Set<JsonValue> which, Edits edits) {
        List<Id> ids = ids(root);
        Set<String> taken = new HashSet<>();
        ids.forEach(id -> taken.add(id.value().text()));
        Map<String, Calls> open = new HashMap<>();
        int done = 0;
        int round = 0;
        for (int i = 0; i < ids.size(); i++) {
            JsonString id = ids.get(i).value();
            String name;
            if (ids.get(i).ofCall()) {
                round += i > 0 && !ids.get(i - 1).ofCall() ? 1 : 0;
                Calls calls = open.get(id.text());
                if (calls == null || calls.round() != round) {
                    // What follows answers the later calls.
                    calls = new Calls(round, new ArrayDeque<>());
                    open.put(id.text(), calls);
                }
                name = which.contains(id) ? free(i + 1, ids.size(), taken) : "";
                calls.names().add(name);
            } else {
                Calls calls = open.get(id.text());
                name = calls == null ? "" : calls.answered();
            }
            if (!name.isEmpty()) {
                edits.replace(id, name);
                done += which.contains(id) ? 1 : 0;
            }
        }
        return done;
    }

    /**
     * Calls of one id that wait for their answers.
     *
     * @param round how often calls came behind answers before
     * @param names the new id of each, empty where it stays
     */
    private record Calls(int round, Deque<String> names) {
        /** {@return the new id of the call that is answered next: the first, as long as there are several} */
        String answered() {
            return names.size() > 1 ? names.remove() : names.element();
        }
    }

    /** {@return an id that no call has, nor gets: each tries other numbers} */
    private static String free(int number, int calls, Set<String> taken) {
        int next = number;
        while (taken.contains(FunctionsToTools.id(next))) {
            next += calls;
        }
        return Edits.quote(FunctionsToTools.id(next));
    }

    private static List<Id> ids(JsonObject root) {
        List<Id> ids = new ArrayList<>();
        // Only Mistral asks for such ids, and its trainer has a second name for the messages.
        JsonValue messages = root.get("messages");
        for (JsonObject message : objects(messages == null ? root.get("interactions") : messages)) {
            for (JsonObject call : objects(message.get("tool_calls"))) {
                add(call.string("id"), true, ids);
            }
            add(message.string("tool_call_id"), false, ids);
        }
        return ids;
    }

    private static void add(@Nullable JsonString id, boolean ofCall, List<Id> ids) {
        if (id != null) {
            ids.add(new Id(id, ofCall));
        }
    }

    private static List<JsonObject> objects(@Nullable JsonValue list) {
        return !(list instanceof JsonArray array)
                ? List.of()
                : array.values().stream()
                        .filter(JsonObject.class::isInstance)
                        .map(JsonObject.class::cast)
                        .toList();
    }
}
