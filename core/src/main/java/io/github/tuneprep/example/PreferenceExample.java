package io.github.tuneprep.example;

import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonValue;
import java.util.ArrayList;
import java.util.List;

/**
 * A question with an answer that is preferred to another (DPO).
 *
 * @param line the physical line, counted from 1
 * @param source the JSON object of the line
 * @param chosen the conversation with the preferred answer; its source is the object that holds the question
 * @param asked how many of its messages are the question
 * @param rejected the messages of the other answer
 * @param other the JSON value that holds the other answer
 */
public record PreferenceExample(
        long line, JsonObject source, ChatExample chosen, int asked, List<Message> rejected, JsonValue other)
        implements Example {
    /** Copies the list. */
    public PreferenceExample {
        rejected = List.copyOf(rejected);
    }

    /** {@return the conversation without an answer} */
    public ChatExample question() {
        return new ChatExample(line, chosen.source(), chosen.messages().subList(0, asked), chosen.tools());
    }

    /** {@return the messages of the preferred answer} */
    public List<Message> preferred() {
        return chosen.messages().subList(asked, chosen.messages().size());
    }

    /** {@return the messages of both answers, the preferred one first} */
    public List<Message> answers() {
        return messages().subList(asked, chosen.messages().size() + rejected.size());
    }

    /** {@return the question and both answers, the preferred one first} */
    public List<Message> messages() {
        List<Message> messages = new ArrayList<>(chosen.messages());
        messages.addAll(rejected);
        return messages;
    }

    /** {@return the conversation with the answer that is not preferred} */
    public ChatExample withRejected() {
        List<Message> messages = new ArrayList<>(chosen.messages().subList(0, asked));
        messages.addAll(rejected);
        return new ChatExample(line, chosen.source(), messages, chosen.tools());
    }
}
