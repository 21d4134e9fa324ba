package io.github.tuneprep.rule;

import io.github.tuneprep.example.ChatExample;

/**
 * A rule about the parts of a message, such as its images: it judges conversations with a message that is a list of
 * them.
 *
 * @see ChatExample#hasParts()
 */
public interface PartRule extends ChatRule {}
