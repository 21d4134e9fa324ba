package io.github.tuneprep.rule;

import io.github.tuneprep.catalogue.Target;
import io.github.tuneprep.json.JsonString;
import java.util.List;

/**
 * A rule about single texts: every string of a line but the addresses of images.
 *
 * <p>All text rules share one pass over the bytes of a text, which finds out whether any of them has to look closer.
 */
public interface TextRule extends Rule {
    /**
     * {@return what one of is in every text that the rule may report; none for a rule that looks at every text}
     *
     * <p>The bytes are those of the decoded text in UTF-8. The rarer they are together in ordinary text, the faster.
     */
    List<Trigger> triggers();

    /**
     * Reports what is wrong with a text that has one of the triggers.
     *
     * @param text what findings are about; its {@link JsonString#textBytes() bytes} are never to be written to
     */
    void check(JsonString text, Target target, FindingSink findings);
}
