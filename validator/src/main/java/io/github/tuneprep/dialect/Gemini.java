package io.github.tuneprep.dialect;

import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.Content;
import io.github.tuneprep.example.Message;
import io.github.tuneprep.example.Role;
import io.github.tuneprep.json.JsonArray;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.json.JsonValue;
import io.github.tuneprep.rule.Quoted;
import io.github.tuneprep.rules.roles.UnknownRole;
import io.github.tuneprep.rules.shape.EmptyMessages;
import io.github.tuneprep.rules.shape.UnknownContentPart;
import io.github.tuneprep.rules.shape.UnknownTopLevelKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code {"systemInstruction": {"parts": [{"text": "..."}]}, "contents": [{"role": "user", "parts": [{"text":
 * "..."}]}]}}, Google's format. Its {@code model} is what others call the assistant.
 *
 * <p>Keys: cloud.google.com, Vertex AI "Prepare supervised fine-tuning data for Gemini models" (read 2026).
 */
final class Gemini implements Dialect {
    private static final Set<String> KEYS =
            Set.of("systemInstruction", "contents", "tools", "toolConfig", "generationConfig", "labels");
    private static final List<String> PARTS =
            List.of("text", "fileData", "inlineData", "functionCall", "functionResponse");

    @Override
    public String name() {
        return "gemini";
    }

    @Override
    public boolean claims(JsonObject line) {
        return line.has("contents");
    }

    @Override
    public @Nullable ChatExample bind(JsonObject line, Binding binding) {
        binding.unknownKeys(UnknownTopLevelKey.INFO, line, KEYS);
        List<Message> messages = new ArrayList<>();
        if (line.has("systemInstruction")) {
            JsonObject instruction = binding.requiredObject(line, "systemInstruction");
            if (instruction != null) {
                messages.add(message(instruction, Role.SYSTEM, binding));
            }
        }
        if (!(line.get("contents") instanceof JsonArray list)) {
            JsonValue found = line.get("contents");
            binding.wrongType(found == null ? line : found, "contents", "a list");
            return null;
        }
        if (list.values().isEmpty()) {
            binding.report(EmptyMessages.INFO, list, "contents is an empty list, expected at least one turn");
            return null;
        }
        boolean unknownRole = false;
        for (JsonValue value : list.values()) {
            JsonObject turn = binding.item(value, "turn");
            JsonString role = turn == null ? null : binding.requiredString(turn, "role");
            if (turn == null || role == null) {
                continue;
            }
            boolean known = role.contentEquals("user") || role.contentEquals("model");
            if (!known) {
                unknownRole = true;
                binding.report(
                        UnknownRole.INFO, role, "role " + Quoted.name(role.text()) + " is not one of user, model");
            }
            messages.add(message(turn, role.contentEquals("user") ? Role.USER : Role.ASSISTANT, binding));
        }
        return binding.isBroken() || unknownRole ? null : new ChatExample(binding.line(), line, messages, List.of());
    }

    private static Message message(JsonObject turn, String role, Binding binding) {
        List<Content.Part> parts = new ArrayList<>();
        for (JsonValue item : binding.optionalList(turn, "parts")) {
            JsonObject part = binding.item(item, "part");
            if (part == null) {
                continue;
            }
            String kind = PARTS.stream().filter(part::has).findFirst().orElse(null);
            if (kind == null) {
                binding.report(UnknownContentPart.INFO, part, "part is of no known kind");
            } else {
                JsonString text = kind.equals("text") ? binding.requiredString(part, "text") : null;
                parts.add(new Content.Part(part, kind, text, null));
            }
        }
        return new Message(turn, role, new Content.Parts(parts), null, null, null, List.of(), null);
    }
}
