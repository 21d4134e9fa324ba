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
    static final String SYSTEM = "systemInstruction";
    /** How Google's examples of pairs and of function calling write it. */
    static final String OTHER_SYSTEM = "system_instruction";

    private static final Set<String> KEYS =
            Set.of(SYSTEM, OTHER_SYSTEM, "contents", "tools", "toolConfig", "generationConfig", "labels");
    private static final String FILE = "fileData";

    private static final String CALL = "functionCall";
    private static final String ANSWER = "functionResponse";

    private static final List<String> PARTS = List.of("text", FILE, "inlineData", CALL, ANSWER);

    @Override
    public String name() {
        return "gemini";
    }

    @Override
    public boolean claims(JsonObject line, Provider provider) {
        return line.has("contents") && !line.has("completions");
    }

    @Override
    public @Nullable ChatExample bind(JsonObject line, Binding binding) {
        binding.unknownKeys(UnknownTopLevelKey.INFO, line, KEYS);
        List<Message> messages = messages(line, binding);
        return binding.isBroken() ? null : new ChatExample(binding.line(), line, messages, List.of());
    }

    /** {@return the instruction, if there is one, and the turns behind it} */
    static List<Message> messages(JsonObject line, Binding binding) {
        List<Message> messages = new ArrayList<>();
        String system = line.has(OTHER_SYSTEM) ? OTHER_SYSTEM : SYSTEM;
        JsonValue said = line.get(system);
        if (said != null && !said.isNull()) {
            JsonObject instruction = binding.requiredObject(line, system);
            if (instruction != null) {
                messages.add(message(instruction, Role.SYSTEM, binding));
            }
        }
        JsonArray list = binding.requiredTurns(line, "contents");
        for (JsonValue value : list == null ? List.<JsonValue>of() : list.values()) {
            JsonObject turn = binding.item(value, "turn");
            JsonString role = turn == null ? null : binding.requiredString(turn, "role");
            if (turn == null || role == null) {
                continue;
            }
            if (role.contentEquals("model")) {
                messages.add(message(turn, Role.ASSISTANT, binding));
            } else if (role.contentEquals("user")) {
                messages.add(message(turn, Role.USER, binding));
            } else {
                binding.unknownRole(role, "user, model");
            }
        }
        return messages;
    }

    static Message message(JsonObject turn, String role, Binding binding) {
        List<Content.Part> parts = new ArrayList<>();
        JsonArray list = binding.requiredList(turn, "parts");
        for (JsonValue item : list == null ? List.<JsonValue>of() : list.values()) {
            JsonObject part = binding.item(item, "part");
            if (part == null) {
                continue;
            }
            String kind = PARTS.stream().filter(part::has).findFirst().orElse(null);
            if (kind == null) {
                binding.unknownPart(part);
            } else if (kind.equals("text")) {
                parts.add(new Content.Part(part, kind, binding.requiredString(part, kind), null));
            } else {
                JsonObject value = binding.requiredObject(part, kind);
                if (value != null) {
                    function(kind, value, binding);
                    parts.add(
                            kind.equals(FILE) ? file(part, value, binding) : new Content.Part(part, kind, null, null));
                }
            }
        }
        return new Message(turn, role, new Content.Parts(parts));
    }

    /** A call may have no arguments; an answer has a response. Both are objects, not texts of JSON. */
    private static void function(String kind, JsonObject value, Binding binding) {
        if (kind.equals(CALL)) {
            binding.requiredString(value, "name");
            JsonValue arguments = value.get("args");
            if (arguments != null && !arguments.isNull()) {
                binding.requiredObject(value, "args");
            }
        } else if (kind.equals(ANSWER)) {
            binding.requiredString(value, "name");
            binding.requiredObject(value, "response");
        }
    }

    /** {@return an image or a video with its address, or a file of another kind} */
    private static Content.Part file(JsonObject part, JsonObject file, Binding binding) {
        JsonString type = binding.requiredString(file, "mimeType");
        JsonString address = binding.requiredString(file, "fileUri");
        for (String media : List.of("image", "video")) {
            if (type != null && type.startsWith(media + "/")) {
                return new Content.Part(part, media, null, address);
            }
        }
        return new Content.Part(part, FILE, null, null);
    }
}
