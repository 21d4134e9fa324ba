package io.github.tuneprep.convert;

import io.github.tuneprep.fix.Edits;
import io.github.tuneprep.fix.line.NineLetterCallIds;
import io.github.tuneprep.fix.line.OneSystemMessage;
import io.github.tuneprep.json.JsonArray;
import io.github.tuneprep.json.JsonLiteral;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.json.JsonValue;
import io.github.tuneprep.rule.Quoted;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Chats as Mistral takes them. */
final class MistralForm {
    /** What a message of Mistral holds (github.com/mistralai/mistral-common, read 2026-08-21). */
    private static final Set<String> KEYS = Set.of("role", "content", "tool_calls", "tool_call_id", "name", "weight");

    /** The parts of content that it takes. */
    private static final Set<String> PARTS = Set.of("text", "image_url");

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
        JsonObject named = ChatForms.edited(chat, (line, root, edits) -> {
            NineLetterCallIds.renameAll(root, edits);
            ChatForms.objects(root.get("tools")).forEach(tool -> addParameters(tool, edits));
            for (JsonObject message : ChatForms.objects(root.get("messages"))) {
                if (message.get("role") instanceof JsonString role && role.contentEquals("developer")) {
                    edits.replace(role, "\"system\"");
                }
                if (ChatForms.instructs(message) && message.get("content") instanceof JsonArray parts) {
                    onlyText(parts).ifPresent(text -> edits.replace(parts, text));
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
        if (tool.get("function") instanceof JsonObject function && !function.has("parameters")) {
            edits.insert(function.end() - 1, ",\"parameters\":{\"type\":\"object\",\"properties\":{}}");
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

    /** {@return the text that is all of a list of parts, as it is written: instructions are a text there} */
    private static Optional<String> onlyText(JsonArray parts) {
        return parts.values().size() == 1
                        && parts.values().get(0) instanceof JsonObject part
                        && ChatForms.has(part, "type", "text")
                        && part.get("text") instanceof JsonString text
                ? Optional.of(LineWriter.text(text))
                : Optional.empty();
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
        return content instanceof JsonLiteral literal && literal.isNull()
                || content instanceof JsonString text && text.text().isBlank();
    }
}
