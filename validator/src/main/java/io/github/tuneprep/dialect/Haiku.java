package io.github.tuneprep.dialect;

import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.Content;
import io.github.tuneprep.example.Message;
import io.github.tuneprep.example.Role;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonString;
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

    @Override
    public String name() {
        return "haiku";
    }

    @Override
    public boolean claims(JsonObject line) {
        // Instructions are optional; a chat line without them may be this format where it is the one that is wanted.
        return line.has("messages") && !line.has("tools") && !BedrockConversation.shows(line);
    }

    @Override
    public @Nullable ChatExample bind(JsonObject line, Binding binding) {
        binding.unknownKeys(UnknownTopLevelKey.INFO, line, KEYS);
        List<Message> messages = new ArrayList<>();
        JsonString system = binding.optionalString(line, "system");
        if (system != null) {
            messages.add(new Message(line, Role.SYSTEM, new Content.Text(system), null, null, null, List.of(), null));
        }
        List<Message> turns = OpenAiChat.messages(line, "messages", binding);
        messages.addAll(turns);
        return binding.isBroken() || turns.isEmpty()
                ? null
                : new ChatExample(binding.line(), line, messages, List.of());
    }
}
