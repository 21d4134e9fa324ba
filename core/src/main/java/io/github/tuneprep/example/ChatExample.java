package io.github.tuneprep.example;

import io.github.tuneprep.json.JsonArray;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonValue;
import java.util.List;

/**
 * A conversation.
 *
 * @param line the physical line, counted from 1
 * @param source the JSON object of the line
 * @param messages the turns, oldest first, at least one
 * @param tools the functions the model may call, from {@code tools} or the older {@code functions}
 */
public record ChatExample(long line, JsonObject source, List<Message> messages, List<Tool> tools) implements Example {
    private static final List<String> LISTS = List.of("messages", "contents", "interactions");

    private static final List<String> DECLARATIONS = List.of("tools", "functions", "available_tools");

    /** Copies the lists. */
    public ChatExample {
        messages = List.copyOf(messages);
        tools = List.copyOf(tools);
    }

    /** {@return the list that holds the turns, for findings about the conversation as a whole} */
    public JsonValue turns() {
        for (String name : LISTS) {
            JsonValue list = source.get(name);
            if (list != null) {
                return list;
            }
        }
        return source;
    }

    /** {@return the list that declares the functions, or the whole line} */
    public JsonValue declarations() {
        for (String name : DECLARATIONS) {
            JsonValue list = source.get(name);
            if (list instanceof JsonArray) {
                return list;
            }
        }
        return source;
    }

    /** {@return whether a function is declared, called or answered} */
    public boolean usesFunctions() {
        if (!tools.isEmpty()) {
            return true;
        }
        for (Message message : messages) {
            if (!message.toolCalls().isEmpty()
                    || message.isToolResult()
                    || !message.answers().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** {@return whether a message is a list of parts} */
    public boolean hasParts() {
        for (Message message : messages) {
            if (message.content() instanceof Content.Parts) {
                return true;
            }
        }
        return false;
    }

    /** {@return whether a message holds more than a role and content, or something else instead} */
    public boolean hasMoreKeys() {
        for (Message message : messages) {
            if (message.source().members().size() != 2 || message.content() instanceof Content.Absent) {
                return true;
            }
        }
        return false;
    }

    /** {@return the index of the last assistant message, or -1} */
    public int lastAssistant() {
        for (int i = messages.size() - 1; i >= 0; i--) {
            if (messages.get(i).isAssistant()) {
                return i;
            }
        }
        return -1;
    }
}
