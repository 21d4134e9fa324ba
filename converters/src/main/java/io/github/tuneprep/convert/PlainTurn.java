package io.github.tuneprep.convert;

import io.github.tuneprep.fix.Edits;
import java.util.ArrayList;
import java.util.List;

/**
 * A turn of Amazon's or Google's format on its way to OpenAI's, which has a message for each answer of a function, then
 * one for what is said, with the calls behind the text.
 */
final class PlainTurn {
    private final String role;
    private final RowLosses losses;
    private final List<String> messages = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private final List<String> calls = new ArrayList<>();

    PlainTurn(String role, RowLosses losses) {
        this.role = role;
        this.losses = losses;
    }

    void text(String text) throws RefusedRowException {
        keepPlace(calls, "behind a call");
        texts.add(text);
    }

    void call(String call) {
        calls.add(call);
    }

    void answer(String message) throws RefusedRowException {
        keepPlace(texts, "before an answer");
        messages.add(message);
    }

    private void keepPlace(List<String> others, String place) throws RefusedRowException {
        if (!others.isEmpty()) {
            losses.move("text stands " + place + ", where it has no place");
        }
    }

    /** {@return the messages, at least one} */
    List<String> messages() throws RefusedRowException {
        List<String> all = new ArrayList<>(messages);
        if (!texts.isEmpty() || !calls.isEmpty()) {
            all.add("{\"role\":" + Edits.quote(role)
                    + (texts.isEmpty() ? "" : ",\"content\":" + Forms.content(texts))
                    + (calls.isEmpty() ? "" : ",\"tool_calls\":[" + String.join(",", calls) + "]") + "}");
        }
        if (all.isEmpty()) {
            throw Turns.empty(role);
        }
        return all;
    }
}
