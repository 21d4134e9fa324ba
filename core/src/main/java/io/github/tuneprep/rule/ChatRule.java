package io.github.tuneprep.rule;

import io.github.tuneprep.example.ChatExample;

/** A rule that judges one conversation, or each of the two of a preference, or a question without its answer. */
public interface ChatRule extends ExampleRule<ChatExample> {
    @Override
    default Class<ChatExample> appliesTo() {
        return ChatExample.class;
    }

    /**
     * {@return whether the rule is about the order of turns}
     *
     * <p>The answers of a pair have rules of their own for their places, so only conversations and the questions of
     * pairs are judged, and questions for a grader where the provider has an order of roles.
     */
    default boolean ordersTurns() {
        return false;
    }

    /** {@return whether the rule is about a conversation with its answer, and so judges no question by itself} */
    default boolean needsAnswer() {
        return false;
    }
}
