package io.github.tuneprep.dialect;

import io.github.tuneprep.catalogue.Provider;
import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.Content;
import io.github.tuneprep.example.Message;
import io.github.tuneprep.example.Role;
import io.github.tuneprep.example.Tool;
import io.github.tuneprep.example.ToolCall;
import io.github.tuneprep.json.JsonArray;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.json.JsonValue;
import io.github.tuneprep.rules.roles.CallsOnOtherRole;
import io.github.tuneprep.rules.roles.KeyOnOtherRole;
import io.github.tuneprep.rules.roles.UndocumentedRole;
import io.github.tuneprep.rules.shape.UnknownContentPart;
import io.github.tuneprep.rules.shape.UnknownKey;
import io.github.tuneprep.rules.shape.UnknownToolType;
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
    private static final Set<String> TURN = Set.of("role", "parts");
    private static final List<String> DECLARATIONS = List.of("functionDeclarations", "function_declarations");
    private static final String FILE = "fileData";

    private static final String CALL = "functionCall";
    private static final String ANSWER = "functionResponse";

    private static final String EMBEDDED = "inlineData";

    private static final List<String> PARTS = List.of("text", FILE, EMBEDDED, CALL, ANSWER);

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
        List<Tool> tools = tools(line, binding);
        return binding.isBroken() ? null : new ChatExample(binding.line(), line, messages, tools);
    }

    /** {@return the declared functions; other tools, such as a search, declare none} */
    private static List<Tool> tools(JsonObject line, Binding binding) {
        List<Tool> tools = new ArrayList<>(0);
        for (JsonValue value : binding.optionalList(line, "tools")) {
            JsonObject tool = binding.item(value, "tool");
            if (tool == null) {
                continue;
            }
            if (tool.has("function") || tool.has("name")) {
                binding.report(UnknownToolType.INFO, tool, "tool is in another format, expected functionDeclarations");
            }
            for (String key : DECLARATIONS) {
                for (JsonValue item : binding.optionalList(tool, key)) {
                    JsonObject function = binding.item(item, "function declaration");
                    JsonString name = function == null ? null : binding.requiredString(function, "name");
                    if (function != null && name != null) {
                        tools.add(new Tool(
                                function,
                                name,
                                binding.optionalString(function, "description"),
                                binding.optionalObject(function, "parameters")));
                    }
                }
            }
        }
        return tools;
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
            boolean single = list != null
                    && list.values().size() <= 2
                    && value.equals(list.values().get(0));
            String role = turn == null ? null : role(turn, single, binding);
            if (turn != null && turn.has("content") && !turn.has("parts")) {
                binding.misnamed(turn, "content", "parts");
            } else if (turn != null && role != null) {
                binding.unknownKeys(UnknownKey.INFO, turn, TURN);
                messages.add(message(turn, role, binding));
            }
        }
        return messages;
    }

    /**
     * {@return who speaks; Google's example of function calling says it of no answer of a function}
     *
     * @param single whether it is the only question, which needs no role (docs.cloud.google.com, Vertex AI, "About
     *     supervised fine-tuning for Gemini models", read 2026-11-23)
     */
    private static @Nullable String role(JsonObject turn, boolean single, Binding binding) {
        if (!turn.has("role") && (single || answers(turn))) {
            return Role.USER;
        }
        JsonString role = binding.requiredString(turn, "role");
        if (role == null) {
            return null;
        }
        if (role.contentEquals("model")) {
            return Role.ASSISTANT;
        }
        if (role.contentEquals(Role.FUNCTION) && answers(turn)) {
            binding.report(UndocumentedRole.INFO, role, "role 'function' is not documented for this format");
            return Role.USER;
        }
        if (!role.contentEquals(Role.USER)) {
            binding.unknownRole(role, "user, model");
            return null;
        }
        return Role.USER;
    }

    private static boolean answers(JsonObject turn) {
        return turn.get("parts") instanceof JsonArray parts
                && parts.values().stream().anyMatch(part -> part instanceof JsonObject one && one.has(ANSWER));
    }

    static Message message(JsonObject turn, String role, Binding binding) {
        List<Content.Part> parts = new ArrayList<>();
        List<ToolCall> calls = new ArrayList<>(0);
        List<JsonString> answers = new ArrayList<>(0);
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
                    if (kind.equals(EMBEDDED)) {
                        binding.report(
                                UnknownContentPart.INFO,
                                part,
                                "inlineData is not documented for tuning, expected fileData with an address");
                    } else if (kind.equals(CALL)) {
                        call(value, role, calls, binding);
                    } else if (kind.equals(ANSWER)) {
                        answer(value, role, answers, binding);
                    }
                    parts.add(
                            kind.equals(FILE) ? file(part, value, binding) : new Content.Part(part, kind, null, null));
                }
            }
        }
        return new Message(turn, role, new Content.Parts(parts), null, null, null, calls, answers);
    }

    /** Arguments are an object, not a text of JSON, and may be left out. */
    private static void call(JsonObject call, String role, List<ToolCall> calls, Binding binding) {
        JsonString name = binding.requiredString(call, "name");
        JsonObject arguments = binding.optionalObject(call, "args");
        if (!role.equals(Role.ASSISTANT)) {
            binding.report(CallsOnOtherRole.INFO, call, CALL + " stands in a turn of user, expected model");
        } else if (name != null) {
            calls.add(new ToolCall(call, null, name, arguments));
        }
    }

    /** The name of the function tells which call is answered. */
    private static void answer(JsonObject answer, String role, List<JsonString> answers, Binding binding) {
        JsonString name = binding.requiredString(answer, "name");
        binding.requiredObject(answer, "response");
        if (role.equals(Role.ASSISTANT)) {
            binding.report(KeyOnOtherRole.INFO, answer, ANSWER + " stands in a turn of model, expected user");
        } else if (name != null) {
            answers.add(name);
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
