package io.github.tuneprep.convert;

import java.util.ArrayList;
import java.util.List;

/**
 * A conversation on its way from one format to another.
 *
 * @param turns the messages, oldest first
 */
record Turns(List<Turn> turns) {
    /** One message; the role is one of the OpenAI chat format. */
    record Turn(String role, String content) {}

    Turns {
        turns = List.copyOf(turns);
    }

    /** {@return a question and its answer, with instructions before them unless they are empty} */
    static Turns of(String system, String user, String assistant) {
        List<Turn> turns = new ArrayList<>();
        if (!system.isBlank()) {
            turns.add(new Turn("system", system));
        }
        turns.add(new Turn("user", user));
        turns.add(new Turn("assistant", assistant));
        return new Turns(turns);
    }
}
