package io.github.tuneprep.dialect;

import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.Content;
import io.github.tuneprep.example.Message;
import io.github.tuneprep.example.Role;
import io.github.tuneprep.json.JsonArray;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code {"schemaVersion": "bedrock-conversation-2024", "system": [{"text": "..."}], "messages": [{"role": "user",
 * "content": [{"text": "..."}]}]}}, Amazon's Converse format for Nova and Llama.
 *
 * <p>Keys: docs.aws.amazon.com, Nova user guide "Preparing data for fine-tuning", and the checkers of
 * github.com/aws-samples/amazon-bedrock-samples (read 2026). Extra keys are tolerated there.
 */
final class BedrockConversation implements Dialect {
    private static final List<String> PARTS =
            List.of("text", "image", "video", "document", "toolUse", "toolResult", "reasoningContent");

    @Override
    public String name() {
        return "bedrock-conversation";
    }

    @Override
    public boolean claims(JsonObject line) {
        return shows(line);
    }

    /** The format writes parts without a type, where OpenAI's have one. */
    static boolean shows(JsonObject line) {
        boolean named = line.has("schemaVersion");
        if (!(line.get("messages") instanceof JsonArray messages)
                || messages.values().isEmpty()) {
            return named && !line.has("prompt");
        }
        for (JsonValue message : messages.values()) {
            if (named ? holdsString(message) : isConverse(message)) {
                return !named;
            }
        }
        return named;
    }

    private static boolean holdsString(JsonValue message) {
        return message instanceof JsonObject object && object.get("content") instanceof JsonString;
    }

    private static boolean isConverse(JsonValue message) {
        return message instanceof JsonObject object
                && object.get("content") instanceof JsonArray parts
                && !parts.values().isEmpty()
                && parts.values().stream()
                        .allMatch(part -> part instanceof JsonObject one && !one.has("type") && kindOf(one) != null);
    }

    private static @Nullable String kindOf(JsonObject part) {
        return PARTS.stream().filter(part::has).findFirst().orElse(null);
    }

    @Override
    public @Nullable ChatExample bind(JsonObject line, Binding binding) {
        binding.requiredString(line, "schemaVersion");
        List<Message> messages = new ArrayList<>();
        JsonObject system = system(line, binding);
        if (system != null) {
            JsonString text = binding.requiredString(system, "text");
            if (text != null) {
                messages.add(message(system, Role.SYSTEM, List.of(new Content.Part(system, "text", text, null))));
            }
        }
        JsonArray list = binding.requiredTurns(line, "messages");
        for (JsonValue value : list == null ? List.<JsonValue>of() : list.values()) {
            JsonObject object = binding.item(value, "message");
            JsonString role = object == null ? null : binding.requiredString(object, "role");
            JsonArray content = object == null ? null : binding.requiredList(object, "content");
            if (object == null || role == null || content == null) {
                continue;
            }
            if (!role.contentEquals(Role.USER) && !role.contentEquals(Role.ASSISTANT)) {
                binding.unknownRole(role, "user, assistant; instructions stand in system");
                continue;
            }
            messages.add(message(object, role.text(), parts(content, binding)));
        }
        return binding.isBroken() ? null : new ChatExample(binding.line(), line, messages, List.of());
    }

    private static @Nullable JsonObject system(JsonObject line, Binding binding) {
        List<JsonValue> items = binding.optionalList(line, "system");
        if (items.size() > 1) {
            binding.wrongType(items.get(1), "second item of system", "one item only");
            return null;
        }
        return items.isEmpty() ? null : binding.item(items.get(0), "item of system");
    }

    private static List<Content.Part> parts(JsonArray content, Binding binding) {
        List<Content.Part> parts = new ArrayList<>();
        for (JsonValue item : content.values()) {
            JsonObject part = binding.item(item, "content part");
            if (part == null) {
                continue;
            }
            String kind = kindOf(part);
            if (kind == null) {
                binding.unknownPart(part);
            } else if (kind.equals("text")) {
                parts.add(new Content.Part(part, kind, binding.requiredString(part, kind), null));
            } else if (binding.requiredObject(part, kind) != null) {
                parts.add(new Content.Part(part, kind, null, null));
            }
        }
        return parts;
    }

    private static Message message(JsonObject source, String role, List<Content.Part> parts) {
        return new Message(source, role, new Content.Parts(parts), null, null, null, List.of(), null);
    }
}
