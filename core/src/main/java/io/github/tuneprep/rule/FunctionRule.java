package io.github.tuneprep.rule;

import io.github.tuneprep.example.ChatExample;

/**
 * A rule about functions and their calls: it judges conversations that declare, call or answer one.
 *
 * @see ChatExample#usesFunctions()
 */
public interface FunctionRule extends ChatRule {}
