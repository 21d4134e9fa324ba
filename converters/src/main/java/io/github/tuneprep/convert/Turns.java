package io.github.tuneprep.convert;

import io.github.tuneprep.json.JsonArray;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

        /** {@return whether another message is of the same role and says the same} */
        private boolean says(Turn other) {
            return role.equals(other.role) && content.equals(other.content) && !calls() && !other.calls();
        }

        boolean calls() {
            return source != null && (source.has("tool_calls") || source.has("function_call"));
        }

        private boolean instructs() {
            return role.equals("system") || role.equals("developer");
        }

        /**
         * {@return the texts of the content, none where nothing is said}
         *
         * @throws RefusedRowException if it holds something else
         */
        List<String> texts() throws RefusedRowException {
            if (source == null || !(source.get("content") instanceof JsonArray parts)) {
                return content.isBlank() ? List.of() : List.of(content);
            }
            List<String> texts = new ArrayList<>();
            for (JsonObject part : Forms.objects(parts)) {
                JsonString type = part.string("type");
                if (type == null || !type.contentEquals("text") || !(part.get("text") instanceof JsonString text)) {
                    throw new RefusedRowException("content of " + role + " is no text, and only texts are converted");
                }
                texts.add(text.text());
            }
            return texts;
        }

        /** {@return a key besides those that a format holds} */
        Optional<String> extraKey(Set<String> held) {
            return source == null
                    ? Optional.empty()
                    : source.members().stream()
                            .map(JsonObject.Member::name)
                            .filter(name -> !held.contains(name))
                            .findFirst();
        }
    }

    Turns {
        turns = List.copyOf(turns);
    }

    /**
     * {@return the instructions at the beginning, empty where there are none}
     *
     * @throws RefusedRowException if there are others, for which formats with a key of their own have no place
     */
    String instructions() throws RefusedRowException {
        List<Turn> others = turns.subList(Math.min(1, turns.size()), turns.size());
        if (others.stream().anyMatch(Turn::instructs)) {
            throw new RefusedRowException("instructions stand behind the first message, and this format has one place");
        }
        if (turns.isEmpty() || !turns.get(0).instructs()) {
            return "";
        }
        List<String> texts = turns.get(0).texts();
        if (texts.size() != 1) {
            throw new RefusedRowException("instructions are " + texts.size() + " texts, and this format has one");
        }
        return texts.get(0);
    }

    /**
     * {@return the messages without instructions}
     *
     * @throws RefusedRowException if two of one role stand in a row
     */
    List<Turn> inTurn() throws RefusedRowException {
        List<Turn> spoken = spoken();
        for (int i = 1; i < spoken.size(); i++) {
            if (spoken.get(i).role().equals(spoken.get(i - 1).role())) {
                throw twice(spoken.get(i).role());
            }
        }
        return spoken;
    }

    static RefusedRowException empty(String role) {
        return new RefusedRowException(role + " text is empty");
    }

    static RefusedRowException twice(String role) {
        return new RefusedRowException("two messages of " + role + " stand in a row, where this format takes turns");
    }

    /** {@return the messages without instructions} */
    List<Turn> spoken() {
        return turns.stream().filter(turn -> !turn.instructs()).toList();
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

    /** {@return messages of ShareGPT's format, or null when the list holds something else} */
    static @Nullable Turns ofShareGpt(List<JsonValue> said) {
        List<Turn> turns = new ArrayList<>();
        for (JsonValue value : said) {
            JsonString from = value instanceof JsonObject turn ? turn.string("from") : null;
            JsonString text = value instanceof JsonObject turn ? turn.string("value") : null;
            String role = from == null ? null : roleOf(from.text());
            if (role == null || text == null) {
                return null;
            }
            turns.add(new Turn(role, text.text()));
        }
        return new Turns(turns);
    }

    private static @Nullable String roleOf(String from) {
        return switch (from) {
            case "human", "user" -> "user";
            case "gpt", "assistant" -> "assistant";
            case "system" -> "system";
            default -> null;
        };
    }

    /** {@return how many messages two conversations have in common at their beginning} */
    int alike(Turns other) {
        int same = 0;
        while (same < Math.min(turns.size(), other.turns.size())
                && turns.get(same).says(other.turns.get(same))) {
            same++;
        }
        return same;
    }

    /** {@return this without its first messages} */
    Turns from(int first) {
        return new Turns(turns.subList(first, turns.size()));
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
