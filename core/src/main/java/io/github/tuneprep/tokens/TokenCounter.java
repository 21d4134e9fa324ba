package io.github.tuneprep.tokens;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Counts the tokens of plain text in one encoding. Text that looks like a special token is counted as ordinary text,
 * never refused.
 *
 * <p>A counter may keep caches and is confined to one thread; ask its {@link TokenCounterProvider} for one a thread.
 * Closing it lets the next counter have the caches; one that is not closed is simply forgotten.
 */
public interface TokenCounter extends AutoCloseable {
    /** {@return the name of the encoding, such as {@code o200k_base}} */
    String encoding();

    /**
     * Counts text that is already UTF-8.
     *
     * @param utf8 holds the text; not changed
     * @param from offset of the first byte
     * @param to offset behind the last byte
     * @return tokens, 0 for the empty text
     */
    int count(byte[] utf8, int from, int to);

    /** {@return the tokens of {@code text}; half a surrogate pair counts like a question mark, as Java encodes it} */
    default int count(String text) {
        byte[] utf8 = text.getBytes(UTF_8);
        return count(utf8, 0, utf8.length);
    }

    /** Ends the use of this counter. */
    @Override
    default void close() {}
}
