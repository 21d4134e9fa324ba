package io.github.tuneprep.dialect;

import io.github.tuneprep.catalogue.Provider;
import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.Message;
import io.github.tuneprep.example.PreferenceExample;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonValue;
import io.github.tuneprep.rule.Quoted;
import io.github.tuneprep.rules.preference.PreferenceOutputRole;
import io.github.tuneprep.rules.shape.UnknownKey;
import io.github.tuneprep.rules.shape.UnknownTopLevelKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code {"input": {"messages": [...]}, "preferred_output": [...], "non_preferred_output": [...]}}, a question with two
 * answers (DPO).
 */
final class Preference implements Dialect {
    private static final String PREFERRED = "preferred_output";
    private static final String OTHER = "non_preferred_output";
    private static final Set<String> KEYS = Set.of("input", PREFERRED, OTHER);

    // What OpenAI's specification (commit 9a72a42) calls the answers; its guides and its server do not.
    private static final String SPECIFIED_PREFERRED = "preferred_completion";
    private static final String SPECIFIED_OTHER = "non_preferred_completion";

    /** What a question holds. */
    static final Set<String> INPUT = Set.of("messages", "tools", "parallel_tool_calls", "functions");

    @Override
    public String name() {
        return "preference";
    }

    @Override
    public boolean claims(JsonObject line, Provider provider) {
        return line.has(PREFERRED) || line.has(OTHER) || line.has(SPECIFIED_PREFERRED) || line.has(SPECIFIED_OTHER);
    }

    @Override
    public @Nullable PreferenceExample bind(JsonObject line, Binding binding) {
        List<String> misnamed = new ArrayList<>(0);
        if (!line.has(PREFERRED)) {
            misnamed.add(SPECIFIED_PREFERRED);
        }
        if (!line.has(OTHER)) {
            misnamed.add(SPECIFIED_OTHER);
        }
        binding.unknownKeys(UnknownTopLevelKey.INFO, line, KEYS, misnamed);
        JsonObject input = binding.requiredObject(line, "input");
        if (input != null) {
            binding.unknownKeys(UnknownKey.INFO, input, INPUT);
        }
        ChatExample question = input == null ? null : OpenAiChat.conversation(input, binding);
        List<Message> preferred = output(line, PREFERRED, SPECIFIED_PREFERRED, binding);
        List<Message> other = output(line, OTHER, SPECIFIED_OTHER, binding);
        if (question == null || preferred.isEmpty() || other.isEmpty() || binding.isBroken()) {
            return null;
        }
        List<Message> all = new ArrayList<>(question.messages());
        all.addAll(preferred);
        ChatExample chosen = new ChatExample(binding.line(), question.source(), all, question.tools());
        return new PreferenceExample(
                binding.line(),
                line,
                chosen,
                question.messages().size(),
                other,
                Objects.requireNonNull(line.get(OTHER)));
    }

    private static List<Message> output(JsonObject line, String key, String specified, Binding binding) {
        JsonValue misnamed = line.get(specified);
        if (misnamed != null && !line.has(key)) {
            binding.misnamed(misnamed, specified, key);
            return List.of();
        }
        List<Message> messages = OpenAiChat.messages(line, key, binding);
        for (Message message : messages) {
            // A tool may stand between two messages of an answer, as Azure's guide has it.
            if (!message.isAssistant() && !message.isToolResult()) {
                JsonValue role = message.source().get("role");
                binding.report(
                        PreferenceOutputRole.INFO,
                        role == null ? message.source() : role,
                        "message of " + key + " is from " + Quoted.name(message.role()) + ", expected assistant");
                return List.of();
            }
        }
        if (!messages.isEmpty() && messages.stream().noneMatch(Message::isAssistant)) {
            JsonValue list = line.get(key);
            binding.report(
                    PreferenceOutputRole.INFO, list == null ? line : list, key + " has no message from the assistant");
            return List.of();
        }
        return messages;
    }
}
