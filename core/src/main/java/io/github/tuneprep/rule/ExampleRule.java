package io.github.tuneprep.rule;

import io.github.tuneprep.example.Example;
import java.util.List;

/**
 * A rule that judges one example by itself.
 *
 * @param <E> the kind of example it judges
 */
public interface ExampleRule<E extends Example> extends Rule {
    /** {@return the kind of example this rule judges; {@code Example.class} for every kind} */
    Class<E> appliesTo();

    /**
     * {@return what one of is in some text of every line that the rule may report; empty if it looks at all examples}
     *
     * @see TextRule#triggers()
     */
    default List<Trigger> triggers() {
        return List.of();
    }

    /** Reports what is wrong with {@code example}. */
    void check(E example, Facts facts, FindingSink findings);
}
