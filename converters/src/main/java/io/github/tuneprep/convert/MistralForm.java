package io.github.tuneprep.convert;

import io.github.tuneprep.fix.Edits;
import io.github.tuneprep.fix.line.NineLetterCallIds;
import io.github.tuneprep.fix.line.OneSystemMessage;
import io.github.tuneprep.json.JsonArray;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.json.JsonValue;
import io.github.tuneprep.rule.Quoted;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Chats as Mistral takes them. */
final class MistralForm {
    /** What a message of Mistral holds (github.com/mistralai/mistral-common, read 2026-08-21). */
    private static final Set<String> KEYS = Set.of("role", "content", "tool_calls", "tool_call_id", "name", "weight");

    /** The parts of content that it takes. */
    private static final Set<String> PARTS = Set.of("text", "image_url");

    private static final String NO_PARAMETERS = "{\"type\":\"object\",\"properties\":{}}";

    private MistralForm() {}

    /**
     * {@return a chat as Mistral takes it}
     *
     * @param losses what it has no place for is left out, if that is asked for
     */
    static JsonObject of(JsonObject chat, RowLosses losses) throws RefusedRowException {
        if (!(chat.get("messages") instanceof JsonArray)) {
            return chat;
        }
        for (JsonObject tool : ChatForms.objects(chat.get("tools"))) {
            requireDescription(tool);
        }
        for (JsonObject message : ChatForms.objects(chat.get("messages"))) {
            if (ChatForms.instructs(message)) {
                requireOneText(message, losses);
            }
        }
        JsonObject named = ChatForms.edited(chat, (line, root, edits) -> {
            NineLetterCallIds.renameAll(root, edits);
            ChatForms.objects(root.get("tools")).forEach(tool -> addParameters(tool, edits));
            for (JsonObject message : ChatForms.objects(root.get("messages"))) {
                if (message.get("role") instanceof JsonString role && role.contentEquals("developer")) {
                    edits.replace(role, "\"system\"");
                }
                if (ChatForms.instructs(message) && message.get("content") instanceof JsonArray parts) {
                    edits.replace(parts, Edits.quote(String.join("\n\n", texts(parts))));
                }
            }
        });
        JsonObject before;
        JsonObject after = named;
        do { // one key of each message at a time
            before = after;
            after = ChatForms.edited(before, (line, root, edits) -> {
                for (JsonObject message : ChatForms.objects(root.get("messages"))) {
                    JsonObject.Member odd = odd(message, losses.areTaken());
                    if (odd != null) {
                        edits.remove(message, message.members().indexOf(odd));
                    }
                }
            });
        } while (before != after);
        if (losses.areTaken()) {
            before = after;
            after = ChatForms.edited(
                    before, (line, root, edits) -> new OneSystemMessage().fix(line, root, root, edits));
            if (before != after) {
                losses.join("conversation has several system messages, and this format has one");
            }
        }
        for (JsonObject message : ChatForms.objects(after.get("messages"))) {
            requireParts(message);
            JsonValue said = message.get("content");
            if (ChatForms.has(message, "role", "assistant")
                    && !message.has("tool_calls")
                    && (said == null || isNothing(said))) {
                throw Turns.empty("assistant");
            }
        }
        return after;
    }

    private static void requireDescription(JsonObject tool) throws RefusedRowException {
        if (tool.get("function") instanceof JsonObject function && Forms.value(function, "description") == null) {
            throw Functions.undescribed(function.string("name"));
        }
    }

    /** OpenAI takes a function without parameters when there are none. */
    private static void addParameters(JsonObject tool, Edits edits) {
        if (!(tool.get("function") instanceof JsonObject function)) {
            return;
        }
        JsonValue parameters = function.get("parameters");
        if (parameters == null) {
            edits.insert(function.end() - 1, ",\"parameters\":" + NO_PARAMETERS);
        } else if (parameters.isNull()) {
            edits.replace(parameters, NO_PARAMETERS);
        }
    }

    private static void requireParts(JsonObject message) throws RefusedRowException {
        for (JsonObject part : ChatForms.objects(message.get("content"))) {
            JsonString type = part.string("type");
            if (type != null && !PARTS.contains(type.text())) {
                throw new RefusedRowException("content part " + Quoted.name(type.text()) + " cannot be held by "
                        + OutputFormat.MISTRAL.label());
            }
        }
    }

    /** Instructions are one text there. */
    private static void requireOneText(JsonObject message, RowLosses losses) throws RefusedRowException {
        if (!(message.get("content") instanceof JsonArray parts)) {
            return;
        }
        for (JsonObject part : Forms.objects("content of system", parts)) {
            if (!(part.get("text") instanceof JsonString text)) {
                throw Forms.notText("system", part);
            }
            Forms.text(text);
        }
        int texts = texts(parts).size();
        if (texts > 1) {
            losses.join("instructions are " + texts + " texts, and this format has one");
        }
    }

    private static List<String> texts(JsonArray parts) {
        return ChatForms.objects(parts).stream()
                .map(part -> part.string("text"))
                .filter(Objects::nonNull)
                .map(JsonString::text)
                .filter(text -> !text.isBlank())
                .toList();
    }

    /** {@return a member that a message of Mistral does without, or null} */
    private static JsonObject.@Nullable Member odd(JsonObject message, boolean lossy) {
        return message.members().stream()
                .filter(member -> !KEYS.contains(member.name()) && (lossy || !Forms.isSaid(member.value()))
                        || member.name().equals("tool_calls") && !calls(message)
                        || member.name().equals("content") && calls(message) && (lossy || isNothing(member.value())))
                .findFirst()
                .orElse(null);
    }

    /** {@return what a message holds that Mistral has no place for} */
    static Stream<String> refused(JsonObject message) {
        JsonValue said = message.get("content");
        boolean saysBeside = calls(message) && said != null && !isNothing(said);
        return Stream.concat(
                saysBeside ? Stream.of("content beside tool_calls") : Stream.of(),
                message.members().stream()
                        .filter(member -> !KEYS.contains(member.name()) && Forms.isSaid(member.value()))
                        .map(member -> Forms.key(member.name())));
    }

    private static boolean calls(JsonObject message) {
        return Forms.isSaid(message.get("tool_calls"));
    }

    private static boolean isNothing(JsonValue content) {
        return content.isNull()
                || content instanceof JsonString text && text.isBlank()
                || content instanceof JsonArray parts && parts.values().stream().allMatch(MistralForm::isBlankText);
    }

    private static boolean isBlankText(JsonValue part) {
        return part instanceof JsonObject said
                && ChatForms.has(said, "type", "text")
                && said.get("text") instanceof JsonString text
                && text.isBlank();
    }
}
