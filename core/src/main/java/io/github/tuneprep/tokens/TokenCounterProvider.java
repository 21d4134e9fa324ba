package io.github.tuneprep.tokens;

import java.util.List;

/** Makes token counters; found by {@link java.util.ServiceLoader}. Thread-safe. */
public interface TokenCounterProvider {
    /** {@return what the command line calls this provider, such as {@code jtokkit}} */
    String name();

    /** {@return the encodings this provider can count, sorted} */
    List<String> encodings();

    /**
     * Makes a counter for one thread. What counters share is loaded once.
     *
     * @param encoding one of {@link #encodings()}
     * @throws IllegalArgumentException if {@code encoding} is not one of them
     */
    TokenCounter newCounter(String encoding);

    /** Begins to load what counters of an encoding share, and returns at once; {@link #newCounter} waits for it. */
    default void prepare(String encoding) {}
}
