package io.github.tuneprep.convert;

import io.github.tuneprep.json.JsonArray;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A conversation on its way from one format to another.
 *
 * @param turns the messages, oldest first
 */
record Turns(List<Turn> turns) {
    /**
     * One message; the role is one of the OpenAI chat format.
     *
     * @param source the message as it was, when it was one of the OpenAI chat format; it may hold more
     */
    record Turn(String role, String content, @Nullable JsonObject source) {
        Turn(String role, String content) {
            this(role, content, null);
        }

        /** {@return a key besides role and content, which formats of plain texts cannot hold} */
        Optional<String> extraKey() {
            return source == null
                    ? Optional.empty()
                    : source.members().stream()
                            .map(JsonObject.Member::name)
                            .filter(name -> !name.equals("role") && !name.equals("content"))
                            .findFirst();
        }
    }

    Turns {
        turns = List.copyOf(turns);
    }

    /** {@return a question and its answer, with instructions before them unless they are empty} */
    static Turns of(String system, String user, String assistant) {
        List<Turn> turns = new ArrayList<>();
        if (!system.isBlank()) {
            turns.add(new Turn("system", system));
        }
        turns.add(new Turn("user", user));
        turns.add(new Turn("assistant", assistant));
        return new Turns(turns);
    }

    /** {@return messages of the OpenAI chat format as they are, or null when the list holds something else} */
    static @Nullable Turns of(@Nullable JsonValue messages) {
        if (!(messages instanceof JsonArray list)) {
            return null;
        }
        List<Turn> turns = new ArrayList<>();
        for (JsonValue value : list.values()) {
            if (!(value instanceof JsonObject message) || message.string("role") == null) {
                return null;
            }
            JsonString content = message.string("content");
            turns.add(new Turn(
                    String.valueOf(message.string("role").text()), content == null ? "" : content.text(), message));
        }
        return new Turns(turns);
    }

    /** {@return an answer given as messages or as a text, or null when it is neither} */
    static @Nullable Turns answer(@Nullable JsonValue answer) {
        return answer instanceof JsonString text ? new Turns(List.of(new Turn("assistant", text.text()))) : of(answer);
    }

    /** {@return this with instructions at its beginning, unless they are empty or it has some} */
    Turns startingWith(String system) {
        boolean has = turns.stream()
                .anyMatch(turn -> turn.role().equals("system") || turn.role().equals("developer"));
        return system.isBlank() || has ? this : new Turns(List.of(new Turn("system", system))).then(this);
    }

    /** {@return this and what follows} */
    Turns then(Turns more) {
        List<Turn> all = new ArrayList<>(turns);
        all.addAll(more.turns);
        return new Turns(all);
    }
}
