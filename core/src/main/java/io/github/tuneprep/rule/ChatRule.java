package io.github.tuneprep.rule;

import io.github.tuneprep.example.ChatExample;

/** A rule that judges one conversation, or each of the two of a preference. */
public interface ChatRule extends ExampleRule<ChatExample> {
    @Override
    default Class<ChatExample> appliesTo() {
        return ChatExample.class;
    }
}
