package io.github.tuneprep.convert;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.tuneprep.catalogue.Conversions;
import io.github.tuneprep.fix.Edits;
import io.github.tuneprep.fix.line.FunctionsToTools;
import io.github.tuneprep.fix.line.NestFunction;
import io.github.tuneprep.fix.line.NineLetterCallIds;
import io.github.tuneprep.json.JsonArray;
import io.github.tuneprep.json.JsonLiteral;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonReader;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.json.JsonSyntaxException;
import io.github.tuneprep.json.JsonValue;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The forms a chat has: of today, with the older functions, as Mistral's trainer reads it, as Mistral takes it. */
final class ChatForms {
    /** Where mistral-finetune and Claude 3 Haiku at Amazon have instructions. */
    private static final List<String> INSTRUCTIONS = List.of("system_prompt", "system");

    private static final String ONLY_LAST = "only_last";

    /** What a chat is told by beside its messages; other columns of TRL's are left out. */
    private static final List<String> BESIDE_MESSAGES = List.of("tools", ONLY_LAST, "system_prompt", "system");

    /** Lists of messages that some exports write as a text. */
    static final List<String> LISTS = List.of("messages", "conversations");

    /** Keys that formats have, under which lists of messages stay. */
    private static final Set<String> KEPT = Set.of(
            "messages",
            "conversations",
            "interactions",
            "contents",
            "prompt",
            "completion",
            "chosen",
            "rejected",
            "chosen_response",
            "rejected_response",
            "preferred_output",
            "non_preferred_output");

    private ChatForms() {}

    interface Editor {
        void edit(byte[] line, JsonObject chat, Edits edits);
    }

    /**
     * {@return a chat with the keys that mistral-finetune has other names for (github.com/mistralai/mistral-finetune,
     * read 2026-08-21) under OpenAI's names, a chat of Amazon's or Google's format in OpenAI's, and any other object as
     * it is}
     */
    static JsonObject plain(JsonObject written, RowLosses losses) throws RefusedRowException {
        return withImageObjects(openAis(weighed(underMessages(parsed(written))), losses));
    }

    private static JsonObject openAis(JsonObject written, RowLosses losses) throws RefusedRowException {
        JsonObject object = written;
        JsonArray turns = ShareGptForm.turns(object);
        if (turns != null) {
            object = ShareGptForm.plain(object, turns, losses);
        }
        if (ConverseForm.isOf(object)) {
            return ConverseForm.plain(object, losses);
        }
        if (ConverseForm.isPair(object)) {
            return ConverseForm.plainPair(object, losses);
        }
        if (GeminiForm.isOf(object)) {
            return GeminiForm.plain(object, losses);
        }
        if (GeminiForm.isPair(object)) {
            return GeminiForm.plainPair(object, losses);
        }
        JsonValue list = object.has("messages") ? object.get("messages") : object.get("interactions");
        boolean other = object.has("interactions")
                || object.has("available_tools")
                || INSTRUCTIONS.stream().anyMatch(object::has)
                || objects(list).stream().anyMatch(message -> message.has("text"));
        if (!other || !(list instanceof JsonArray)) {
            return object;
        }
        for (String key : INSTRUCTIONS) {
            if (object.get(key) instanceof JsonString text
                    && !text.isBlank()
                    && objects(list).stream()
                            .anyMatch(message -> instructs(message) && !has(message, "content", text.text()))) {
                throw Turns.twoInstructions();
            }
        }
        return edited(object, ChatForms::rename);
    }

    /**
     * {@return an object whose messages, under whatever key, stand where OpenAI's do, those with parts where Google's
     * do; WildChat has a conversation}
     */
    private static JsonObject underMessages(JsonObject object) {
        String key = KEPT.stream().anyMatch(object::has) ? null : Conversions.turnsUnder(object);
        if (key == null) {
            return object;
        }
        boolean isOfGoogle = objects(object.get(key)).stream().allMatch(turn -> turn.has("parts"));
        return edited(
                object, (line, root, edits) -> rename(line, root, key, isOfGoogle ? "contents" : "messages", edits));
    }

    /**
     * {@return an object without JSON inside texts, where exports of tables have some: a list of messages, and one of
     * tools; functions and calls that stand for themselves are put under their key}
     */
    static JsonObject parsed(JsonObject object) {
        JsonObject read = withoutTexts(object);
        return flatCalls(read).isEmpty()
                ? read
                : edited(
                        read,
                        (line, root, edits) ->
                                flatCalls(root).forEach(call -> new NestFunction().fix(line, root, call, edits)));
    }

    private static List<JsonObject> flatCalls(JsonObject object) {
        return objects(object.get("messages")).stream()
                .flatMap(message -> objects(message.get("tool_calls")).stream())
                .filter(ChatForms::isFlat)
                .toList();
    }

    private static JsonObject withoutTexts(JsonObject object) {
        boolean isOdd = object.members().stream()
                .anyMatch(member -> isList(member.name()) && member.value() instanceof JsonString
                        || member.name().equals("tools")
                                && objects(member.value()).stream().anyMatch(ChatForms::isFlat));
        return !isOdd
                ? object
                : edited(object, (line, root, edits) -> {
                    for (JsonObject.Member member : root.members()) {
                        JsonArray list = listOf(member);
                        if (list != null
                                && list.values().isEmpty()
                                && member.name().equals("tools")) {
                            edits.remove(root, root.members().indexOf(member));
                        } else if (list != null) {
                            edits.replace(
                                    member.value(),
                                    list.values().stream()
                                            .map(value -> member.name().equals("tools")
                                                    ? tool(value)
                                                    : LineWriter.text(value))
                                            .collect(Collectors.joining(",", "[", "]")));
                        }
                    }
                });
    }

    /** {@return TRL's question and answer as the messages of one chat, and any other object as it is} */
    static JsonObject ofOneList(JsonObject object) throws RefusedRowException {
        if (!(object.get("prompt") instanceof JsonArray asked)
                || !(object.get("completion") instanceof JsonArray answered)
                || !Conversions.areTurns(asked)
                || !Conversions.areTurns(answered)) {
            return object;
        }
        StringBuilder chat = new StringBuilder("{\"messages\":")
                .append(Stream.of(asked, answered)
                        .flatMap(list -> list.values().stream())
                        .map(LineWriter::text)
                        .collect(Collectors.joining(",", "[", "]")));
        for (String key : BESIDE_MESSAGES) {
            JsonValue value = object.get(key);
            if (value != null) {
                chat.append(",\"").append(key).append("\":").append(LineWriter.text(value));
            }
        }
        return Forms.read(chat.append('}').toString());
    }

    /** {@return the functions of a cell, null where it lists none, or what it holds instead of a list} */
    static @Nullable JsonValue tools(String cell) throws RefusedRowException {
        return parsed(Forms.read("{\"tools\":" + Edits.quote(cell) + "}")).get("tools");
    }

    /** {@return the list that a key for one holds as a text, and functions that may stand for themselves, or null} */
    private static @Nullable JsonArray listOf(JsonObject.Member member) {
        if (isList(member.name()) && member.value() instanceof JsonString text) {
            return listIn(text.text());
        }
        return member.name().equals("tools") && member.value() instanceof JsonArray tools ? tools : null;
    }

    private static boolean isList(String key) {
        return key.equals("tools") || LISTS.contains(key);
    }

    /** {@return the list that a text holds as JSON, or null} */
    static @Nullable JsonArray listIn(String text) {
        return text.strip().startsWith("[") && JsonReader.readOrNull(text.getBytes(UTF_8)) instanceof JsonArray list
                ? list
                : null;
    }

    private static String tool(JsonValue value) {
        return LineWriter.text(
                value instanceof JsonObject named && isFlat(named)
                        ? edited(
                                (JsonObject) value,
                                (line, tool, edits) -> new NestFunction().fix(line, tool, tool, edits))
                        : value);
    }

    private static boolean isFlat(JsonObject tool) {
        return tool.has("name")
                && !tool.has("function")
                && (Forms.value(tool, "type") == null || has(tool, "type", "function"));
    }

    /**
     * {@return an object with weights, as OpenAI has them, where mistral-finetune learns from the last answer alone}
     */
    private static JsonObject weighed(JsonObject object) {
        return object.get(ONLY_LAST) instanceof JsonLiteral && !answers(object).isEmpty()
                ? edited(object, (line, root, edits) -> weigh(root, edits))
                : object;
    }

    private static void weigh(JsonObject chat, Edits edits) {
        JsonLiteral onlyLast = (JsonLiteral) Objects.requireNonNull(chat.get(ONLY_LAST));
        edits.remove(chat, chat.indexOf(onlyLast));
        List<JsonObject> answers = answers(chat);
        for (int i = 0; onlyLast.kind() == JsonLiteral.Kind.TRUE && i < answers.size() - 1; i++) {
            JsonValue weight = answers.get(i).get("weight");
            if (weight == null) {
                edits.insert(answers.get(i).end() - 1, ",\"weight\":0");
            } else {
                edits.replace(weight, "0");
            }
        }
    }

    private static List<JsonObject> answers(JsonObject chat) {
        return messages(chat).stream()
                .filter(message -> has(message, "role", "assistant"))
                .toList();
    }

    private static List<JsonObject> messages(JsonObject chat) {
        return objects(chat.has("messages") ? chat.get("messages") : chat.get("interactions"));
    }

    /** {@return an object whose images are objects with an address, as OpenAI has them; Mistral takes the address} */
    private static JsonObject withImageObjects(JsonObject object) {
        return addresses(object).isEmpty()
                ? object
                : edited(
                        object,
                        (line, root, edits) -> addresses(root)
                                .forEach(address ->
                                        edits.replace(address, "{\"url\":" + LineWriter.text(address) + "}")));
    }

    private static List<JsonString> addresses(JsonObject chat) {
        return CallsAndAnswers.messages(chat)
                .flatMap(message -> objects(message.get("content")).stream())
                .filter(part -> has(part, "type", "image_url"))
                .map(part -> part.string("image_url"))
                .filter(Objects::nonNull)
                .toList();
    }

    private static void rename(byte[] line, JsonObject chat, Edits edits) {
        rename(line, chat, "interactions", "messages", edits);
        rename(line, chat, "available_tools", "tools", edits);
        List<JsonObject> messages = messages(chat);
        for (JsonObject message : messages) {
            rename(line, message, "text", "content", edits);
        }
        for (String key : INSTRUCTIONS) {
            JsonValue said = chat.get(key);
            boolean texts = said instanceof JsonString || said instanceof JsonArray;
            if (said != null
                    && texts
                    && !messages.isEmpty()
                    && messages.stream().noneMatch(ChatForms::instructs)) {
                if (!(said instanceof JsonString text && text.isBlank())) {
                    edits.insert(
                            messages.get(0).start(),
                            "{\"role\":\"system\",\"content\":" + LineWriter.text(said) + "},");
                }
                edits.remove(chat, chat.indexOf(said));
                return;
            }
        }
    }

    static boolean instructs(JsonObject message) {
        return has(message, "role", "system") || has(message, "role", "developer");
    }

    private static void rename(byte[] line, JsonObject object, String from, String to, Edits edits) {
        if (!object.has(to)) {
            object.members().stream()
                    .filter(member -> member.name().equals(from))
                    .forEach(member -> edits.rename(line, member, to));
        }
    }

    /** {@return a chat whose functions are tools} */
    static JsonObject withTools(JsonObject chat) {
        return edited(chat, (line, root, edits) -> {
            if (root.get("functions") instanceof JsonArray functions) {
                new FunctionsToTools().fix(line, root, functions, edits);
            }
        });
    }

    /** {@return an object whose calls have ids, and whose answers name them, as OpenAI asks for} */
    static JsonObject withIds(JsonObject object) {
        return CallsAndAnswers.areIn(object)
                ? edited(object, (line, root, edits) -> new CallsAndAnswers().addIds(root, edits))
                : object;
    }

    /** {@return an object whose calls have ids of their own, as Amazon asks for} */
    static JsonObject withOwnIds(JsonObject object) {
        return CallsAndAnswers.areIn(object)
                ? edited(object, (line, root, edits) -> NineLetterCallIds.renameRepeated(root, edits))
                : object;
    }

    /** {@return an object whose calls say that they are calls of functions, as OpenAI asks for and Mistral does not} */
    static JsonObject withTypes(JsonObject object) {
        return CallsAndAnswers.areIn(object)
                ? edited(object, (line, root, edits) -> CallsAndAnswers.addTypes(root, edits))
                : object;
    }

    /** {@return an object whose answers have the name of the function, as TRL asks for} */
    static JsonObject withNames(JsonObject object) {
        return CallsAndAnswers.areIn(object)
                ? edited(object, (line, root, edits) -> CallsAndAnswers.addNames(root, edits))
                : object;
    }

    static boolean has(JsonObject object, String key, String text) {
        return object.get(key) instanceof JsonString string && string.contentEquals(text);
    }

    /** {@return the objects of a list, such as its messages; none when it is no list} */
    static List<JsonObject> objects(@Nullable JsonValue list) {
        return list instanceof JsonArray array
                ? array.values().stream()
                        .filter(JsonObject.class::isInstance)
                        .map(JsonObject.class::cast)
                        .toList()
                : List.of();
    }

    /** {@return the object with the edits made, or itself when there are none} */
    static JsonObject edited(JsonObject object, Editor editor) {
        try {
            byte[] line = LineWriter.text(object).getBytes(UTF_8);
            Edits edits = new Edits();
            editor.edit(line, (JsonObject) JsonReader.read(line), edits);
            return edits.isEmpty() ? object : (JsonObject) JsonReader.read(edits.applyTo(line));
        } catch (JsonSyntaxException e) {
            throw new IllegalStateException(e); // it was read before
        }
    }
}
