package io.github.tuneprep.rule;

import io.github.tuneprep.example.ChatExample;

/**
 * A rule about what a message holds beside its role and its content: it judges conversations with a message that holds
 * more, or has no content.
 *
 * @see ChatExample#hasMoreKeys()
 */
public interface KeyRule extends ChatRule {}
