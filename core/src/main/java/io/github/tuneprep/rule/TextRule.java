package io.github.tuneprep.rule;

import io.github.tuneprep.json.JsonString;

/**
 * A rule about single texts: every string of a line but the addresses of images.
 *
 * <p>All text rules share one pass over the bytes of a text, which finds out whether any of them has to look closer.
 */
public interface TextRule extends Rule {
    /**
     * {@return bytes one of which is in every text that the rule may report, as characters from U+0000 to U+00FF}
     *
     * <p>The bytes are those of the decoded text in UTF-8.
     */
    String triggers();

    /**
     * Reports what is wrong with a text that has one of the triggers.
     *
     * @param text the decoded text in UTF-8, from {@code from} to before {@code to}; never to be written to
     * @param where what findings are about
     */
    void check(byte[] text, int from, int to, JsonString where, FindingSink findings);
}
