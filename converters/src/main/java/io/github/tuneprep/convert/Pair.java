package io.github.tuneprep.convert;

import io.github.tuneprep.json.JsonArray;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.json.JsonValue;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A question with the answer that is preferred and the one that is not.
 *
 * @param tools the functions that may be called, or null
 */
record Pair(
        Turns question,
        Turns preferred,
        Turns other,
        @Nullable JsonValue tools) {
    private static final Set<String> KEYS = Set.of("input", "preferred_output", "non_preferred_output");
    private static final Set<String> INPUT_KEYS = Set.of("messages", "tools");

    /** Names of the two answers, in TRL and, the second ones, Axolotl (docs.axolotl.ai, DPO, read 2026-11-20). */
    static final List<String> CHOSEN = List.of("chosen", "chosen_response");

    static final List<String> REJECTED = List.of("rejected", "rejected_response");

    /**
     * {@return the pair of an object in OpenAI's or TRL's preference format, or null when it shows none}
     *
     * @param asked the text of a question that stands in a key of its own, or null
     */
    static @Nullable Pair of(JsonObject object, @Nullable String asked) {
        if (object.get("input") instanceof JsonObject input) {
            return of(
                    Turns.of(input.get("messages")),
                    Turns.of(object.get("preferred_output")),
                    Turns.of(object.get("non_preferred_output")),
                    input.get("tools"));
        }
        // github.com/huggingface/trl, docs/source/dataset_formats.md (read 2026-11-21): texts or messages, and the
        // question in a key of its own or before both answers. LLaMA-Factory has ShareGPT's turns, Axolotl one message
        // each behind messages, or other keys.
        Turns chosen = answer(valueOf(object, CHOSEN));
        Turns rejected = answer(valueOf(object, REJECTED));
        if (chosen == null || rejected == null) {
            return null;
        }
        Turns question = question(object, asked);
        return question == null && (asked != null || object.has("prompt"))
                ? null
                : ofAnswers(question, chosen, rejected, object.get("tools"));
    }

    /** {@return the pair of two answers, or null when they show none; without a question it is what both begin with} */
    static @Nullable Pair ofAnswers(@Nullable Turns asked, Turns chosen, Turns rejected, @Nullable JsonValue tools) {
        Turns question = asked == null ? new Turns(chosen.turns().subList(0, chosen.alike(rejected))) : asked;
        return question.turns().isEmpty()
                ? null
                : of(question, behind(question, chosen), behind(question, rejected), tools);
    }

    private static @Nullable Turns question(JsonObject object, @Nullable String asked) {
        if (object.get("prompt") instanceof JsonArray) {
            return Turns.of(object.get("prompt"));
        }
        if (object.get("conversations") instanceof JsonArray list) {
            return Turns.ofShareGpt(list.values());
        }
        if (asked != null) {
            return Turns.said("user", asked);
        }
        return object.get("chosen") instanceof JsonObject ? Turns.of(object.get("messages")) : null;
    }

    private static @Nullable JsonValue valueOf(JsonObject object, List<String> names) {
        return names.stream().filter(object::has).findFirst().map(object::get).orElse(null);
    }

    /** {@return an answer, or a whole conversation, given as a text or as JSON in a text} */
    static Turns answer(String text) {
        JsonArray list = ChatForms.listIn(text);
        Turns turns = list == null || list.values().isEmpty() ? null : Turns.of(list);
        return turns == null ? Turns.said("assistant", text) : turns;
    }

    private static @Nullable Turns answer(@Nullable JsonValue answer) {
        if (answer instanceof JsonString text) {
            return answer(text.text());
        }
        if (!(answer instanceof JsonObject said)) {
            return Turns.of(answer);
        }
        List<JsonValue> one = List.of(said);
        return said.has("messages")
                ? Turns.of(said.get("messages"))
                : said.has("role") ? Turns.of(new JsonArray(said.start(), said.end(), one)) : Turns.ofShareGpt(one);
    }

    /** {@return an answer without the question that stands before it, too; null when it is none of the assistant} */
    private static @Nullable Turns behind(Turns question, Turns said) {
        int size = question.turns().size();
        Turns answer = question.alike(said) == size ? said.from(size) : said;
        return !answer.turns().isEmpty() && answer.turns().get(0).role().equals("assistant") ? answer : null;
    }

    /** {@return whether both answers hold nothing that anybody else says} */
    boolean answersOnly() {
        return Stream.of(preferred, other)
                .flatMap(answer -> answer.turns().stream())
                .noneMatch(turn -> turn.role().equals("user"));
    }

    /** {@return the keys of an object in OpenAI's format that other formats cannot hold} */
    static List<String> extraKeys(JsonObject object) {
        if (!(object.get("input") instanceof JsonObject input)) {
            return List.of();
        }
        return Stream.concat(
                        names(object).filter(name -> !KEYS.contains(name)),
                        names(input).filter(name -> !INPUT_KEYS.contains(name)))
                .toList();
    }

    private static Stream<String> names(JsonObject object) {
        return object.members().stream().map(JsonObject.Member::name);
    }

    /**
     * {@return this with the instructions of its row, or those for rows that have none}
     *
     * @throws RefusedRowException if the row has others in its messages
     */
    Pair instructedBy(String own, String system) throws RefusedRowException {
        return new Pair(question.instructedBy(own), preferred, other, tools).startingWith(system);
    }

    /** {@return this with instructions at the beginning of the question, unless they are empty or it has some} */
    Pair startingWith(String system) {
        return new Pair(question.startingWith(system), preferred, other, tools);
    }

    private static @Nullable Pair of(
            @Nullable Turns question, @Nullable Turns preferred, @Nullable Turns other, @Nullable JsonValue tools) {
        return question == null || preferred == null || other == null
                ? null
                : new Pair(question, preferred, other, tools);
    }
}
