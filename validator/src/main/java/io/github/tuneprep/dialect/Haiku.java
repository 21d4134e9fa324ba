package io.github.tuneprep.dialect;

import io.github.tuneprep.catalogue.Provider;
import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.Content;
import io.github.tuneprep.example.Message;
import io.github.tuneprep.example.Role;
import io.github.tuneprep.json.JsonArray;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.json.JsonValue;
import io.github.tuneprep.rules.shape.UnknownKey;
import io.github.tuneprep.rules.shape.UnknownTopLevelKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code {"system": "...", "messages": [{"role": "user", "content": "..."}]}}, for Claude 3 Haiku on Amazon Bedrock.
 *
 * <p>Keys: the claude-haiku checker of github.com/aws-samples/amazon-bedrock-samples (read 2026).
 */
final class Haiku implements Dialect {
    private static final Set<String> KEYS = Set.of("system", "messages");
    private static final Set<String> MESSAGE = Set.of("role", "content");

    @Override
    public String name() {
        return "haiku";
    }

    @Override
    public boolean claims(JsonObject line, Provider provider) {
        // Instructions are optional; a chat line without them may be this format where it is the one that is wanted.
        return line.has("messages") && !line.has("tools") && !BedrockConversation.shows(line) && !isOfChat(line);
    }

    /** Tools, parts, and instructions among the messages, are OpenAI's. */
    private static boolean isOfChat(JsonObject line) {
        return line.get("messages") instanceof JsonArray messages
                && messages.values().stream()
                        .anyMatch(value -> value instanceof JsonObject message
                                && (message.has("tool_calls")
                                        || message.has("tool_call_id")
                                        || (isOfOpenAi(message) && !line.has("system"))));
    }

    private static boolean isOfOpenAi(JsonObject message) {
        JsonString role = message.string("role");
        boolean instructs = role != null && (role.contentEquals(Role.SYSTEM) || role.contentEquals(Role.DEVELOPER));
        return instructs || message.get("content") instanceof JsonArray;
    }

    @Override
    public @Nullable ChatExample bind(JsonObject line, Binding binding) {
        binding.unknownKeys(UnknownTopLevelKey.INFO, line, KEYS);
        List<Message> messages = new ArrayList<>();
        JsonString system = binding.optionalString(line, "system");
        if (system != null) {
            messages.add(message(line, Role.SYSTEM, system));
        }
        JsonArray list = binding.requiredTurns(line, "messages");
        for (JsonValue value : list == null ? List.<JsonValue>of() : list.values()) {
            JsonObject object = binding.item(value, "message");
            JsonString role = object == null ? null : binding.requiredString(object, "role");
            JsonString content = object == null ? null : binding.requiredString(object, "content");
            if (object == null || role == null || content == null) {
                continue;
            }
            binding.unknownKeys(UnknownKey.INFO, object, MESSAGE);
            if (!role.contentEquals(Role.USER) && !role.contentEquals(Role.ASSISTANT)) {
                binding.unknownRole(role, "user, assistant; instructions stand in system");
                continue;
            }
            messages.add(message(object, role.text(), content));
        }
        return binding.isBroken() ? null : new ChatExample(binding.line(), line, messages, List.of());
    }

    private static Message message(JsonObject source, String role, JsonString content) {
        return new Message(source, role, new Content.Text(content));
    }
}
