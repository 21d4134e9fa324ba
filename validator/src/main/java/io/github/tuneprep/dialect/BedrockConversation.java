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
import io.github.tuneprep.rule.Quoted;
import io.github.tuneprep.rules.roles.KeyOnOtherRole;
import io.github.tuneprep.rules.shape.MissingSchemaVersion;
import io.github.tuneprep.rules.shape.UnknownSchemaVersion;
import io.github.tuneprep.rules.shape.UnknownTopLevelKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code {"schemaVersion": "bedrock-conversation-2024", "system": [{"text": "..."}], "messages": [{"role": "user",
 * "content": [{"text": "..."}]}]}}, Amazon's Converse format for Nova and Llama.
 *
 * <p>Keys: docs.aws.amazon.com, Nova user guide "Preparing data for fine-tuning", and the checkers of
 * github.com/aws-samples/amazon-bedrock-samples (read 2026). Extra keys are tolerated there.
 */
final class BedrockConversation implements Dialect {
    private static final String SCHEMA = "bedrock-conversation-2024";

    private static final Set<String> KEYS = Set.of("schemaVersion", "system", "messages", "toolConfig");

    /** Nova 2 Lite takes one PDF of the user's in an example (docs.aws.amazon.com, Nova 2 user guide, read 2026). */
    private static final String DOCUMENT = "document";

    private static final List<String> PARTS =
            List.of("text", "image", "video", DOCUMENT, "toolUse", "toolResult", "reasoningContent");

    @Override
    public String name() {
        return "bedrock-conversation";
    }

    @Override
    public boolean claims(JsonObject line, Provider provider) {
        return shows(line) && !BedrockPreference.shows(line);
    }

    /** The format writes parts without a type, where OpenAI's have one. */
    static boolean shows(JsonObject line) {
        if (line.get("schemaVersion") instanceof JsonString version && version.contentEquals(SCHEMA)) {
            return true;
        }
        boolean named = line.has("schemaVersion");
        if (!(line.get("messages") instanceof JsonArray messages)
                || messages.values().isEmpty()) {
            return named && !line.has("prompt");
        }
        // Asked of every chat, so the first message is mostly enough, and no stream is made.
        for (JsonValue message : messages.values()) {
            if (holdsString(message)) {
                return false;
            }
        }
        return named || messages.values().stream().anyMatch(BedrockConversation::isConverse);
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
        return PARTS.stream().filter(kind -> isSet(part, kind)).findFirst().orElse(null);
    }

    private static boolean isSet(JsonObject object, String key) {
        JsonValue value = object.get(key);
        return value != null && !value.isNull();
    }

    @Override
    public @Nullable ChatExample bind(JsonObject line, Binding binding) {
        schemaVersion(line, binding);
        // Keys of one's own are tolerated, which hides that an instruction is not read.
        binding.misspeltKeys(UnknownTopLevelKey.INFO, line, KEYS);
        JsonArray list = binding.requiredTurns(line, "messages");
        List<Message> messages = messages(line, list == null ? List.of() : list.values(), binding);
        List<Tool> tools = tools(line, binding);
        return binding.isBroken() ? null : new ChatExample(binding.line(), line, messages, tools);
    }

    private static void schemaVersion(JsonObject line, Binding binding) {
        JsonString version = binding.optionalString(line, "schemaVersion");
        if (version != null && !version.contentEquals(SCHEMA)) {
            binding.report(UnknownSchemaVersion.INFO, version, "schemaVersion is not " + Quoted.name(SCHEMA));
        } else if (version == null && !binding.isBroken()) {
            binding.report(
                    MissingSchemaVersion.INFO, line, "schemaVersion is missing; Amazon's guide has it in each line");
        }
    }

    /** {@return the instruction, if there is one, and the turns behind it} */
    static List<Message> messages(JsonObject line, List<JsonValue> turns, Binding binding) {
        List<Message> messages = new ArrayList<>();
        JsonObject system = system(line, binding);
        if (system != null) {
            JsonString text = binding.requiredString(system, "text");
            if (text != null) {
                messages.add(message(system, Role.SYSTEM, List.of(new Content.Part(system, "text", text, null))));
            }
        }
        for (JsonValue value : turns) {
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
            messages.add(turn(object, role.text(), content, binding));
        }
        List<Content.Part> documents = messages.stream()
                .flatMap(message ->
                        message.content() instanceof Content.Parts parts ? parts.parts().stream() : Stream.of())
                .filter(part -> part.type().equals(DOCUMENT))
                .toList();
        List<String> taken = binding.target().contentParts();
        if (documents.size() > 1 && (taken.isEmpty() || taken.contains(DOCUMENT))) {
            binding.wrongValue(documents.get(1).source(), "example has more than one document, expected one");
        }
        return messages;
    }

    static List<Tool> tools(JsonObject line, Binding binding) {
        List<Tool> tools = new ArrayList<>(0);
        JsonObject config = isSet(line, "toolConfig") ? binding.requiredObject(line, "toolConfig") : null;
        for (JsonValue item : config == null ? List.<JsonValue>of() : binding.optionalList(config, "tools")) {
            JsonObject tool = binding.item(item, "tool");
            JsonObject spec = tool == null ? null : binding.requiredObject(tool, "toolSpec");
            if (spec == null) {
                continue;
            }
            JsonString name = binding.requiredString(spec, "name");
            JsonString description = binding.requiredString(spec, "description");
            JsonObject input = binding.requiredObject(spec, "inputSchema");
            JsonObject schema = input == null ? null : binding.requiredObject(input, "json");
            if (schema != null) {
                binding.requiredString(schema, "type");
            }
            if (name != null) {
                tools.add(new Tool(spec, name, description, schema));
            }
        }
        // A model that takes no calls learns from no tools.
        List<String> taken = binding.target().contentParts();
        return taken.isEmpty() || taken.contains("toolUse") ? tools : List.of();
    }

    private static @Nullable JsonObject system(JsonObject line, Binding binding) {
        List<JsonValue> items = binding.optionalList(line, "system");
        if (items.size() > 1) {
            binding.wrongValue(items.get(1), "system has more than one item, expected one");
        } else if (items.isEmpty() && line.get("system") instanceof JsonArray none) {
            binding.wrongValue(none, "system is an empty list, expected one item, or no key");
        }
        return items.size() == 1 ? binding.item(items.get(0), "item of system") : null;
    }

    static Message turn(JsonObject source, String role, JsonArray content, Binding binding) {
        List<Content.Part> parts = new ArrayList<>();
        List<ToolCall> calls = new ArrayList<>(0);
        List<JsonString> answers = new ArrayList<>(0);
        for (JsonValue item : content.values()) {
            JsonObject part = binding.item(item, "content part");
            if (part == null) {
                continue;
            }
            String first = kindOf(part);
            if (first == null) {
                nothing(part, binding);
            }
            boolean taken = first != null && binding.takenPart(part, first);
            for (String kind : PARTS) {
                if (kind.equals("text") && isSet(part, kind)) {
                    parts.add(new Content.Part(part, kind, binding.requiredString(part, kind), null));
                } else if (isSet(part, kind)) {
                    JsonObject value = binding.requiredObject(part, kind);
                    if (value != null) {
                        JsonString address = taken ? address(kind, value, binding) : null;
                        parts.add(new Content.Part(part, kind, null, address));
                        if (taken) {
                            bindTool(kind, value, role, calls, answers, binding);
                        }
                    }
                }
            }
        }
        return new Message(source, role, new Content.Parts(parts), null, null, null, calls, answers);
    }

    private static void nothing(JsonObject part, Binding binding) {
        for (JsonObject.Member member : part.members()) {
            if (PARTS.contains(member.name())) {
                binding.wrongType(
                        member.value(), member.name(), member.name().equals("text") ? "a string" : "an object");
                return;
            }
        }
        binding.unknownPart(part);
    }

    /** {@return where an image or a video lies, or null for other parts; a document is judged at once} */
    private static @Nullable JsonString address(String kind, JsonObject media, Binding binding) {
        if (!kind.equals("image") && !kind.equals("video") && !kind.equals(DOCUMENT)) {
            return null;
        }
        JsonString format = binding.requiredString(media, "format");
        JsonObject source = binding.requiredObject(media, "source");
        JsonObject location = source == null ? null : binding.requiredObject(source, "s3Location");
        JsonString address = location == null ? null : binding.requiredString(location, "uri");
        if (kind.equals(DOCUMENT)) {
            document(format, address, binding);
            return null;
        }
        return address;
    }

    private static void document(@Nullable JsonString format, @Nullable JsonString address, Binding binding) {
        if (format != null && !format.contentEquals("pdf")) {
            binding.wrongValue(format, "format of a document is " + Quoted.name(format.text()) + ", expected 'pdf'");
        }
        if (address != null && !address.startsWith("s3://")) {
            binding.wrongValue(
                    address, "address of a document is " + Quoted.name(address.text()) + ", expected one in S3");
        }
    }

    private static void bindTool(
            String kind,
            JsonObject value,
            String role,
            List<ToolCall> calls,
            List<JsonString> answers,
            Binding binding) {
        String from = switch (kind) {
            case "toolUse", "reasoningContent" -> Role.ASSISTANT;
            case "toolResult", DOCUMENT -> Role.USER;
            default -> role;
        };
        if (!from.equals(role)) {
            binding.report(
                    KeyOnOtherRole.INFO, value, kind + " stands in a message from " + role + ", expected " + from);
            return;
        }
        if (kind.equals("toolUse")) {
            JsonString id = binding.requiredString(value, "toolUseId");
            JsonString name = binding.requiredString(value, "name");
            JsonObject input = binding.requiredObject(value, "input");
            if (name != null && input != null) {
                calls.add(new ToolCall(value, id, name, input));
            }
        } else if (kind.equals("toolResult")) {
            JsonString id = binding.requiredString(value, "toolUseId");
            if (id != null) {
                answers.add(id);
            }
            JsonArray results = binding.requiredList(value, "content");
            for (JsonValue item : results == null ? List.<JsonValue>of() : results.values()) {
                JsonObject result = binding.item(item, "tool result");
                if (result != null && result.has("text") == result.has("json")) {
                    binding.wrongValue(
                            result,
                            "tool result has " + (result.has("text") ? "a text and a json" : "no text and no json")
                                    + ", expected one of them");
                }
            }
        }
    }

    private static Message message(JsonObject source, String role, List<Content.Part> parts) {
        return new Message(source, role, new Content.Parts(parts));
    }
}
