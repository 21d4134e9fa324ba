package io.github.tuneprep.dialect;

import io.github.tuneprep.catalogue.Provider;
import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.Content;
import io.github.tuneprep.example.Message;
import io.github.tuneprep.example.Role;
import io.github.tuneprep.example.Tool;
import io.github.tuneprep.example.ToolCall;
import io.github.tuneprep.json.JsonArray;
import io.github.tuneprep.json.JsonLiteral;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.json.JsonValue;
import io.github.tuneprep.rule.Quoted;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import io.github.tuneprep.rules.shape.MixedDialects;
import io.github.tuneprep.rules.shape.UnknownContentPart;
import io.github.tuneprep.rules.shape.UnknownKey;
import io.github.tuneprep.rules.shape.UnknownToolType;
import io.github.tuneprep.rules.shape.UnknownTopLevelKey;
import io.github.tuneprep.rules.tools.LegacyFunctions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** {@code {"messages": [...], "tools": [...]}}, the format everybody copies. */
final class OpenAiChat implements Dialect {
    private static final String[] USUAL_ROLES = {Role.USER, Role.ASSISTANT, Role.SYSTEM, Role.TOOL};
    // Keys: github.com/openai/openai-openapi commit 9a72a42, FineTuneChatRequestInput (read 2026-11).
    private static final String FUNCTIONS = "functions";

    private static final Set<String> TOP_LEVEL = Set.of("messages", "tools", "parallel_tool_calls", FUNCTIONS);
    /** Mistral has the instructions beside the messages, too. */
    private static final String SYSTEM_PROMPT = "system_prompt";

    private static final Set<String> MESSAGE = Set.of(
            "role", "content", "name", "weight", "refusal", "audio", "tool_calls", "function_call", "tool_call_id");
    private static final Set<String> TOOL = Set.of("type", "function");
    private static final Set<String> FUNCTION = Set.of("name", "description", "parameters", "strict");
    private static final Set<String> CALL = Set.of("id", "type", "function");
    private static final Set<String> CALLED = Set.of("name", "arguments");
    private static final String REASONING = "reasoning_content";
    private static final Set<String> PARTS = Set.of("text", "image_url", "refusal", "input_audio", "file");
    private static final Set<String> IMAGE = Set.of("url", "detail");

    @Override
    public String name() {
        return "openai-chat";
    }

    @Override
    public boolean claims(JsonObject line, Provider provider) {
        return line.has(provider.nameIn(line, "messages"))
                && !BedrockConversation.shows(line)
                // Where other keys are passed over, the chat beside two answers is one, and one that is rated.
                && !(((line.has("chosen") && line.has("rejected")) || Foreign.ratesChat(line))
                        && provider.severityOf(UnknownTopLevelKey.INFO) == Severity.ERROR);
    }

    @Override
    public @Nullable ChatExample bind(JsonObject line, Binding binding) {
        if (line.has("prompt") && line.has("completion")) {
            binding.report(MixedDialects.INFO, line, "line has messages and prompt/completion, expected one of them");
            return null;
        }
        List<String> refused = binding.target().provider().refusedTopLevelKeys();
        if (refused.contains(FUNCTIONS)
                && line.get(FUNCTIONS) instanceof JsonArray functions
                && usesFunctions(line.get("messages"))) {
            // Their calls and answers would each be refused, too.
            binding.report(
                    LegacyFunctions.INFO, functions, "functions is not taken by the provider, the newer key is tools");
            return null;
        }
        binding.unknownKeys(
                UnknownTopLevelKey.INFO,
                line,
                TOP_LEVEL,
                binding.target().provider().extraTopLevelKeys());
        for (String key : refused) {
            refuse(UnknownTopLevelKey.INFO, key, line.get(key), binding);
        }
        return conversation(line, binding);
    }

    /** {@return whether a conversation does not hold together without the older form of functions} */
    private static boolean usesFunctions(@Nullable JsonValue messages) {
        return messages instanceof JsonArray list
                && list.values().stream()
                        .anyMatch(value -> value instanceof JsonObject message
                                && (hasRole(message, Role.FUNCTION)
                                        || message.get("function_call") instanceof JsonObject
                                                && message.string("content") == null));
    }

    private static boolean hasRole(JsonObject message, String wanted) {
        return message.get("role") instanceof JsonString role && role.contentEquals(wanted);
    }

    private static void refuse(RuleInfo rule, String key, @Nullable JsonValue value, Binding binding) {
        if (value != null) {
            binding.report(rule, value, "key " + Quoted.name(key) + " is not taken by the provider");
        }
    }

    private static boolean isPassedOver(String messageKey, Binding binding) {
        return binding.target().provider().refusedMessageKeys().contains(messageKey);
    }

    /** Binds an object that holds messages and tools. */
    static @Nullable ChatExample conversation(JsonObject line, Binding binding) {
        List<Message> messages = messages(line, binding.nameIn(line, "messages"), binding);
        if (line.has(SYSTEM_PROMPT)) {
            messages = withInstructions(messages, line, binding);
        }
        List<Tool> tools = tools(line, binding);
        tools.addAll(functions(line, binding));
        JsonValue parallel = line.get("parallel_tool_calls");
        if (parallel != null && !(parallel instanceof JsonLiteral)) {
            binding.wrongType(parallel, "parallel_tool_calls", "true or false");
        }
        return example(line, messages, tools, binding);
    }

    /** Binds messages and tools alone; what else stands there belongs to a grader. */
    static @Nullable ChatExample question(JsonObject line, Binding binding) {
        List<Message> messages = messages(line, binding.nameIn(line, "messages"), binding);
        List<Tool> tools = tools(line, binding);
        return example(line, messages, tools, binding);
    }

    private static @Nullable ChatExample example(
            JsonObject line, List<Message> messages, List<Tool> tools, Binding binding) {
        return binding.isBroken() || messages.isEmpty() ? null : new ChatExample(binding.line(), line, messages, tools);
    }

    private static List<Message> withInstructions(List<Message> messages, JsonObject line, Binding binding) {
        boolean taken = binding.target().provider().extraTopLevelKeys().contains(SYSTEM_PROMPT);
        JsonString text = taken ? binding.optionalString(line, SYSTEM_PROMPT) : null;
        if (text == null || messages.isEmpty()) {
            return messages;
        }
        List<Message> all = new ArrayList<>();
        all.add(new Message(line, Role.SYSTEM, new Content.Text(text)));
        all.addAll(messages);
        return all;
    }

    static List<Message> messages(JsonObject line, String key, Binding binding) {
        JsonArray array = binding.requiredTurns(line, key);
        if (array == null) {
            return List.of();
        }
        List<Message> messages = new ArrayList<>(array.values().size());
        for (JsonValue value : array.values()) {
            JsonObject object = binding.item(value, "message");
            Message message = object == null ? null : message(object, binding);
            if (message != null) {
                messages.add(message);
            }
        }
        return messages;
    }

    private static @Nullable Message message(JsonObject object, Binding binding) {
        binding.unknownKeys(
                UnknownKey.INFO, object, MESSAGE, binding.target().provider().extraMessageKeys());
        for (String key : binding.target().provider().refusedMessageKeys()) {
            JsonValue value = object.get(key);
            // The clients write null for what a message does not have.
            refuse(UnknownKey.INFO, key, value == null || value.isNull() ? null : value, binding);
        }
        JsonString written = binding.requiredString(object, "role");
        if (written == null) {
            return null;
        }
        String role = role(written);
        Content content = content(object.get(binding.nameIn(object, "content")), binding);
        boolean answersCalls = role.equals(Role.TOOL) || role.equals(Role.FUNCTION);
        if (object.members().size() == 2 && !(content instanceof Content.Absent) && !answersCalls) {
            // Most messages; there is no other key to look for.
            return new Message(object, role, content);
        }
        JsonString name = binding.optionalString(object, "name");
        if (role.equals(Role.FUNCTION)
                && name == null
                && binding.target().roles().contains(Role.FUNCTION)) {
            binding.missing(object, "name");
        }
        if (binding.target().provider().extraMessageKeys().contains(REASONING)) {
            binding.optionalString(object, REASONING);
        }
        JsonString callId = role.equals(Role.TOOL)
                ? binding.usual(object, "tool_call_id")
                : binding.optionalString(object, "tool_call_id");
        return new Message(
                object,
                role,
                content,
                object.get("weight"),
                name,
                isPassedOver("refusal", binding) ? null : binding.optionalString(object, "refusal"),
                calls(object, binding),
                callId != null && answersCalls ? List.of(callId) : List.of());
    }

    /** Spares a String for the usual names. */
    private static String role(JsonString written) {
        for (String role : USUAL_ROLES) {
            if (written.contentEquals(role)) {
                return role;
            }
        }
        return written.text();
    }

    static Content content(@Nullable JsonValue value, Binding binding) {
        if (value == null) {
            return new Content.Absent(null);
        }
        if (value instanceof JsonString text) {
            return new Content.Text(text);
        }
        if (value instanceof JsonLiteral literal && literal.isNull()) {
            return new Content.Absent(literal);
        }
        if (!(value instanceof JsonArray array)) {
            binding.wrongType(value, "content", "a string, a list of parts or null");
            return new Content.Absent(null);
        }
        List<Content.Part> parts = new ArrayList<>(array.values().size());
        for (JsonValue item : array.values()) {
            JsonObject part = binding.item(item, "content part");
            JsonString type = part == null ? null : binding.requiredString(part, "type");
            if (part != null && type != null) {
                parts.add(part(part, type, binding));
            }
        }
        return new Content.Parts(parts);
    }

    private static Content.Part part(JsonObject part, JsonString written, Binding binding) {
        String type = written.text();
        List<String> taken = binding.target().contentParts();
        JsonString text = null;
        JsonString url = null;
        boolean misnamed = !part.has(type) && part.get("content") instanceof JsonString;
        if (misnamed && type.equals("text")) {
            binding.misnamed(part, "content", type);
        } else if (type.equals("text") || type.equals("refusal")) {
            text = binding.requiredString(part, type);
        } else if (type.equals("image_url")) {
            url = address(part, binding);
        } else if (!PARTS.contains(type)) {
            binding.report(
                    UnknownContentPart.INFO,
                    written,
                    "content part is " + Quoted.name(type) + ", expected "
                            + String.join(" or ", taken.isEmpty() ? new TreeSet<>(PARTS) : taken));
        }
        if (PARTS.contains(type)) {
            binding.takenPart(written, type);
            // Tables that were lists of parts have the keys of all of them in each, most of them null.
            binding.unknownKeys(UnknownKey.INFO, part, PARTS, misnamed ? List.of("type", "content") : List.of("type"));
        }
        return new Content.Part(part, type, text, url);
    }

    private static @Nullable JsonString address(JsonObject part, Binding binding) {
        if (part.get("image_url") instanceof JsonString bare && binding.isOptional("url")) {
            return bare;
        }
        JsonObject image = binding.requiredObject(part, "image_url");
        if (image == null) {
            return null;
        }
        binding.unknownKeys(UnknownKey.INFO, image, IMAGE);
        return binding.requiredString(image, "url");
    }

    private static List<ToolCall> calls(JsonObject message, Binding binding) {
        List<ToolCall> calls = new ArrayList<>(0);
        for (JsonValue value : binding.optionalList(message, "tool_calls")) {
            JsonObject call = binding.item(value, "tool call");
            if (call != null && isOther(call)) {
                function(call.string("type"), binding);
                binding.skipsLine();
            } else if (call != null && !isFlat(call, binding)) {
                binding.unknownKeys(UnknownKey.INFO, call, CALL);
                JsonString id = binding.usual(call, "id");
                function(binding.usual(call, "type"), binding);
                JsonObject function = binding.requiredObject(call, "function");
                addCall(calls, function, id, binding);
            }
        }
        JsonValue legacy = isPassedOver("function_call", binding) ? null : message.get("function_call");
        if (legacy instanceof JsonObject function) {
            addCall(calls, function, null, binding);
        } else if (legacy != null && !legacy.isNull()) {
            binding.wrongType(legacy, "function_call", "an object");
        }
        return calls;
    }

    /** {@return whether a tool or a call has the keys of its function beside its type; one finding for all of them} */
    private static boolean isFlat(JsonObject object, Binding binding) {
        boolean flat = !object.has("function") && object.string("name") != null;
        if (flat) {
            binding.flat(object);
        }
        return flat;
    }

    /** {@return whether a tool or a call is none of a function, but for example {@code custom}} */
    private static boolean isOther(JsonObject object) {
        JsonString type = object.string("type");
        return type != null && !type.contentEquals("function") && !object.has("function");
    }

    private static void function(@Nullable JsonString type, Binding binding) {
        if (type != null && !type.contentEquals("function")) {
            binding.report(UnknownToolType.INFO, type, "type is " + Quoted.name(type.text()) + ", expected 'function'");
        }
    }

    private static void addCall(
            List<ToolCall> calls, @Nullable JsonObject function, @Nullable JsonString id, Binding binding) {
        if (function == null) {
            return;
        }
        binding.unknownKeys(UnknownKey.INFO, function, CALLED);
        JsonString name = binding.requiredString(function, "name");
        JsonString arguments = binding.requiredString(function, "arguments");
        if (name != null && arguments != null) {
            calls.add(new ToolCall(function, id, name, arguments));
        }
    }

    private static List<Tool> tools(JsonObject line, Binding binding) {
        List<Tool> tools = new ArrayList<>(0);
        for (JsonValue value : binding.optionalList(line, binding.nameIn(line, "tools"))) {
            JsonObject tool = binding.item(value, "tool");
            if (tool != null) {
                if (isOther(tool)) {
                    function(tool.string("type"), binding);
                    continue;
                }
                JsonObject function = isFlat(tool, binding) ? null : binding.requiredObject(tool, "function");
                if (function != null) {
                    binding.unknownKeys(UnknownKey.INFO, tool, TOOL);
                    function(binding.usual(tool, "type"), binding);
                    addTool(tools, function, binding);
                }
            }
        }
        return tools;
    }

    /** {@return what stands under the older key} */
    private static List<Tool> functions(JsonObject line, Binding binding) {
        List<Tool> tools = new ArrayList<>(0);
        if (binding.target().provider().refusedTopLevelKeys().contains(FUNCTIONS)) {
            return tools;
        }
        for (JsonValue value : binding.optionalList(line, FUNCTIONS)) {
            JsonObject function = binding.item(value, "function");
            if (function != null) {
                addTool(tools, function, binding);
            }
        }
        return tools;
    }

    private static void addTool(List<Tool> tools, JsonObject function, Binding binding) {
        binding.unknownKeys(UnknownKey.INFO, function, FUNCTION);
        JsonValue strict = function.get("strict");
        if (strict != null && !(strict instanceof JsonLiteral)) {
            binding.wrongType(strict, "strict", "true or false");
        }
        JsonString name = binding.requiredString(function, "name");
        JsonObject parameters = function.has("parameters") ? binding.requiredObject(function, "parameters") : null;
        if (name != null) {
            tools.add(new Tool(function, name, binding.optionalString(function, "description"), parameters));
        }
    }
}
