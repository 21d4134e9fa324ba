package io.github.tuneprep.example;

import io.github.tuneprep.json.JsonNumber;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.json.JsonValue;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One message of a conversation.
 *
 * @param source the JSON object of the message
 * @param role the role as written; see {@link Role} for the known ones
 * @param content what the message says
 * @param weight the value under {@code weight}, or null when the key is absent
 * @param name the author's name, or null
 * @param refusal the refusal text of an assistant, or null
 * @param toolCalls the calls an assistant makes, from {@code tool_calls} or the older {@code function_call}
 * @param answers the ids of the calls that this message answers
 */
public record Message(
        JsonObject source,
        String role,
        Content content,
        @Nullable JsonValue weight,
        @Nullable JsonString name,
        @Nullable JsonString refusal,
        List<ToolCall> toolCalls,
        List<JsonString> answers) {
    /** Some providers take more than one way to write it. */
    private static final Set<String> ZEROS = Set.of("0", "-0", "0.0", "false");

    /** Copies the lists. */
    public Message {
        toolCalls = List.copyOf(toolCalls);
        answers = List.copyOf(answers);
    }

    /** Has a role and a content, and nothing else. */
    public Message(JsonObject source, String role, Content content) {
        this(source, role, content, null, null, null, List.of(), List.of());
    }

    /** {@return whether the weight says not to train on this message} */
    public boolean hasZeroWeight() {
        return weight != null && ZEROS.contains(asWritten(weight));
    }

    /** {@return a weight as JSON, if it is a number or a literal; what else it may be is no weight} */
    public static String asWritten(JsonValue weight) {
        return weight instanceof JsonNumber number ? number.raw() : weight.describe();
    }

    /** {@return the role as it is written, which some formats do in words of their own, such as {@code model}} */
    public String writtenRole() {
        JsonString written = source.string("role");
        return written == null ? role : written.text();
    }

    /** {@return whether the model wrote this message} */
    public boolean isAssistant() {
        return role.equals(Role.ASSISTANT);
    }

    /** {@return whether this message is from a function, and nothing else} */
    public boolean isToolResult() {
        return role.equals(Role.TOOL) || role.equals(Role.FUNCTION);
    }

    /**
     * {@return whether the loss is computed on this message: an assistant message whose weight is not written as 0}
     *
     * <p>OpenAI trains every assistant message without a weight (supervised fine-tuning guide, read 2026-07-15).
     */
    public boolean isTrained() {
        return isAssistant() && !hasZeroWeight();
    }
}
