package io.github.tuneprep.convert;

import io.github.tuneprep.json.JsonArray;
import io.github.tuneprep.json.JsonLiteral;
import io.github.tuneprep.json.JsonNumber;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.json.JsonValue;
import io.github.tuneprep.rule.Quoted;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A conversation on its way from one format to another.
 *
 * @param turns the messages, oldest first
 */
record Turns(List<Turn> turns) {
    /** What a turn of ShareGPT's may hold beside its text. */
    private static final Set<String> MORE =
            Set.of("tool_calls", "function_call", "reasoning", "reasoning_content", "thinking", "name");

    /** Whether a turn is trained on, in OpenHermes and SlimOrca, Axolotl, and ms-swift. */
    private static final Set<String> MASKS = Set.of("weight", "train", "loss");

    private static final String HUMAN = "\n\nHuman:";
    private static final Pattern SPEAKER = Pattern.compile("\n\n(Human|Assistant): ?");

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

        @Nullable
        String name() {
            JsonString name = source == null ? null : source.string("name");
            return name == null ? null : name.text();
        }

        /** {@return the names of the functions that it calls, by the ids of the calls} */
        Map<String, String> functionsByCall() {
            Map<String, String> functions = new HashMap<>();
            for (JsonObject call : ChatForms.objects(source == null ? null : source.get("tool_calls"))) {
                JsonString id = call.string("id");
                JsonString called =
                        call.get("function") instanceof JsonObject function ? function.string("name") : null;
                if (id != null && called != null) {
                    functions.put(id.text(), called.text());
                }
            }
            return functions;
        }

        /** {@return the id of the call that it answers, "" where it names none} */
        String answered() {
            JsonString id = source == null ? null : source.string("tool_call_id");
            return id == null ? "" : id.text();
        }

        /** {@return whether it calls a function} */
        boolean calls() {
            return source != null
                    && (Forms.isSaid(source.get("tool_calls")) || Forms.value(source, "function_call") != null);
        }

        private boolean instructs() {
            return role.equals("system") || role.equals("developer");
        }

        /**
         * {@return the texts of the content, without blank ones}
         *
         * @throws RefusedRowException if it holds something else
         */
        List<String> texts(RowLosses losses) throws RefusedRowException {
            JsonValue said = source == null ? null : Forms.value(source, "content");
            if (said instanceof JsonArray parts) {
                for (JsonObject part : Forms.objects("content", parts)) {
                    JsonString type = part.string("type");
                    if (type == null || !type.contentEquals("text")) {
                        throw new RefusedRowException("content of " + role + " holds "
                                + (type == null ? "a part without a type" : Quoted.name(type.text()))
                                + ", and only texts are converted");
                    }
                }
                return Forms.texts(role, parts, losses).stream()
                        .filter(text -> !text.isBlank())
                        .toList();
            }
            if (said != null && !(said instanceof JsonString)) {
                throw new RefusedRowException("content of " + role + " is no text, and only texts are converted");
            }
            String text = said instanceof JsonString whole ? Forms.text(whole) : content;
            return text.isBlank() ? List.of() : List.of(text);
        }

        /** {@return the text that is all of the content} */
        String onlyText(RowLosses losses) throws RefusedRowException {
            List<String> texts = texts(losses);
            if (texts.size() != 1) {
                throw texts.isEmpty()
                        ? empty(role)
                        : new RefusedRowException(role + " says " + texts.size() + " texts, and this format has one");
            }
            return texts.get(0);
        }

        /** {@return the keys besides those that a format holds} */
        Stream<String> extraKeys(Set<String> held) {
            return source == null
                    ? Stream.of()
                    : source.members().stream()
                            .map(JsonObject.Member::name)
                            .filter(name -> !held.contains(name) && Forms.isSaid(source.get(name)));
        }
    }

    Turns {
        turns = List.copyOf(turns);
    }

    /**
     * {@return the instructions at the beginning, empty where there are none; several are joined by a blank line}
     *
     * @throws RefusedRowException if there are others, for which formats with a key of their own have no place
     */
    String instructions(RowLosses losses) throws RefusedRowException {
        List<String> texts = new ArrayList<>();
        int first = 0;
        for (; first < turns.size() && turns.get(first).instructs(); first++) {
            texts.addAll(turns.get(first).texts(losses));
        }
        if (from(first).turns.stream().anyMatch(Turn::instructs)) {
            throw new RefusedRowException(
                    "instructions stand behind what is said, and this format has them at the beginning");
        }
        if (texts.size() > 1) {
            losses.join("instructions are " + texts.size() + " texts, and this format has one");
        }
        return String.join("\n\n", texts);
    }

    /**
     * {@return the messages without instructions, each of them one text; several in a row of one role are joined by a
     * blank line}
     *
     * @throws RefusedRowException if one is not one text
     */
    List<Turn> inTurn(RowLosses losses) throws RefusedRowException {
        List<Turn> plain = new ArrayList<>();
        for (Turn turn : spokenByUserFirst()) {
            String text = turn.onlyText(losses);
            int last = plain.size() - 1;
            if (last >= 0 && plain.get(last).role().equals(turn.role())) {
                losses.join(twice(turn.role()));
                plain.set(last, new Turn(turn.role(), plain.get(last).content() + "\n\n" + text));
            } else {
                plain.add(new Turn(turn.role(), text));
            }
        }
        return plain;
    }

    /**
     * {@return the messages without instructions}
     *
     * @throws RefusedRowException if the first is not the user's
     */
    List<Turn> spokenByUserFirst() throws RefusedRowException {
        List<Turn> spoken = spoken();
        if (!spoken.isEmpty() && !spoken.get(0).role().equals("user")) {
            throw new RefusedRowException("conversation does not begin with the user");
        }
        return spoken;
    }

    static RefusedRowException empty(String role) {
        return new RefusedRowException(role + " text is empty");
    }

    /** {@return why two messages of one role have no place} */
    static String twice(String role) {
        return "two messages of " + role + " stand in a row, where this format takes turns";
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

    /** {@return a text of one speaker, or the turns of a whole conversation in one text, as HH-RLHF has them} */
    static Turns said(String role, String text) {
        if (!text.startsWith(HUMAN)) {
            return new Turns(List.of(new Turn(role, text)));
        }
        List<Turn> turns = new ArrayList<>();
        Matcher speaker = SPEAKER.matcher(text);
        boolean found = speaker.find();
        while (found) {
            String speaks = speaker.group(1).equals("Human") ? "user" : "assistant";
            int start = speaker.end();
            found = speaker.find();
            String said = text.substring(start, found ? speaker.start() : text.length());
            // A question ends with the name of who is to answer.
            if (found || !said.isBlank() || role.equals("assistant")) {
                turns.add(new Turn(speaks, said));
            }
        }
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

    /** {@return texts of ShareGPT's format; null when the list holds something else} */
    static @Nullable Turns ofShareGpt(List<JsonValue> said) {
        List<Turn> turns = new ArrayList<>();
        for (JsonValue value : said) {
            JsonString from = value instanceof JsonObject turn ? turn.string("from") : null;
            JsonString text = value instanceof JsonObject turn ? turn.string("value") : null;
            String role = from == null ? null : ShareGptForm.roleOf(from.text());
            if (role == null || text == null) {
                return null;
            }
            turns.add(new Turn(role, text.text()));
        }
        return new Turns(turns);
    }

    /** {@return the keys of a turn of ShareGPT's format that say more than who says what, and are not read} */
    static Stream<String> unread(JsonObject turn) {
        JsonString from = turn.string("from");
        if (from == null) {
            return Stream.of();
        }
        boolean isTrained = "assistant".equals(ShareGptForm.roleOf(from.text()));
        return turn.members().stream()
                .filter(member -> MORE.contains(member.name()) && Forms.isFilled(member.value())
                        || isTrained && MASKS.contains(member.name()) && !isOne(member.value()))
                .map(JsonObject.Member::name);
    }

    /** {@return whether a mask says what is so without it: the turn is trained on} */
    private static boolean isOne(JsonValue value) {
        return value instanceof JsonLiteral literal && literal.kind() != JsonLiteral.Kind.FALSE
                || value instanceof JsonNumber number && number.value().compareTo(BigDecimal.ONE) == 0;
    }

    /** {@return why turns of ShareGPT's format are not read} */
    static String oddOfShareGpt(List<JsonValue> said) {
        for (int i = 0; i < said.size(); i++) {
            if (!(said.get(i) instanceof JsonObject turn) || turn.string("from") == null) {
                return "turn " + (i + 1) + " does not say under 'from' who speaks";
            }
            if (ShareGptForm.roleOf(turn.string("from").text()) == null) {
                return "turn " + (i + 1) + " is from "
                        + Quoted.name(turn.string("from").text()) + ", who is not known";
            }
            if (turn.string("value") == null) {
                return "turn " + (i + 1) + " has no text under " + Forms.key("value");
            }
        }
        return "conversation is empty";
    }

    /**
     * {@return the message that is all of an answer}
     *
     * @throws RefusedRowException if it is more than one text of the assistant
     */
    Turn onlyAnswer() throws RefusedRowException {
        if (turns.size() != 1
                || !turns.get(0).role().equals("assistant")
                || turns.get(0).calls()) {
            throw new RefusedRowException("answer is more than one text of the assistant");
        }
        return turns.get(0);
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

    /**
     * {@return this with the instructions of its row at its beginning}
     *
     * @throws RefusedRowException if it has others
     */
    Turns instructedBy(String system) throws RefusedRowException {
        if (!system.isBlank()
                && turns.stream()
                        .anyMatch(turn -> turn.instructs() && !turn.content().equals(system))) {
            throw twoInstructions();
        }
        return startingWith(system);
    }

    static RefusedRowException twoInstructions() {
        return new RefusedRowException("row has instructions beside its messages and others in them");
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
