package io.github.tuneprep.dialect;

import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.Content;
import io.github.tuneprep.example.Message;
import io.github.tuneprep.example.Role;
import io.github.tuneprep.json.JsonArray;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.json.JsonValue;
import io.github.tuneprep.rules.shape.EmptyMessages;
import io.github.tuneprep.rules.shape.UnknownContentPart;
import io.github.tuneprep.rules.shape.WrongType;
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
        if (line.get("schemaVersion") != null) {
            return true;
        }
        return line.get("messages") instanceof JsonArray messages
                && !messages.values().isEmpty()
                && messages.values().stream().allMatch(BedrockConversation::isConverse);
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
        List<JsonValue> system = binding.optionalList(line, "system");
        if (system.size() > 1) {
            binding.report(WrongType.INFO, system.get(1), "system has more than one item, expected one");
        }
        for (JsonValue value : system) {
            JsonObject item = binding.item(value, "item of system");
            if (item != null) {
                List<Content.Part> parts = new ArrayList<>();
                add(parts, item, binding);
                messages.add(message(item, Role.SYSTEM, parts));
            }
        }
        if (!(line.get("messages") instanceof JsonArray list)) {
            JsonValue found = line.get("messages");
            if (found == null) {
                binding.missing(line, "messages");
            } else {
                binding.wrongType(found, "messages", "a list");
            }
            return null;
        }
        if (list.values().isEmpty()) {
            binding.report(EmptyMessages.INFO, list, "messages is an empty list, expected at least one message");
            return null;
        }
        for (JsonValue value : list.values()) {
            JsonObject object = binding.item(value, "message");
            JsonString role = object == null ? null : binding.requiredString(object, "role");
            if (object == null || role == null) {
                continue;
            }
            List<Content.Part> parts = new ArrayList<>();
            if (!(object.get("content") instanceof JsonArray content)) {
                JsonValue found = object.get("content");
                if (found == null) {
                    binding.missing(object, "content");
                } else {
                    binding.wrongType(found, "content", "a list of parts");
                }
                continue;
            }
            for (JsonValue item : content.values()) {
                JsonObject part = binding.item(item, "content part");
                if (part != null) {
                    add(parts, part, binding);
                }
            }
            messages.add(message(object, role.text(), parts));
        }
        return binding.isBroken() ? null : new ChatExample(binding.line(), line, messages, List.of());
    }

    private static void add(List<Content.Part> parts, JsonObject part, Binding binding) {
        String kind = kindOf(part);
        if (kind == null) {
            binding.report(UnknownContentPart.INFO, part, "content part is of no known kind");
        } else {
            JsonString text = kind.equals("text") ? binding.requiredString(part, "text") : null;
            parts.add(new Content.Part(part, kind, text, null));
        }
    }

    private static Message message(JsonObject source, String role, List<Content.Part> parts) {
        return new Message(source, role, new Content.Parts(parts), null, null, null, List.of(), null);
    }
}
