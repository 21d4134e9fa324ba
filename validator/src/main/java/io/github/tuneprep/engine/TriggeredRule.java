package io.github.tuneprep.engine;

import io.github.tuneprep.example.Example;
import io.github.tuneprep.rule.ExampleRule;

/**
 * A rule about examples, and what has to be in a line for it to be asked.
 *
 * @param trigger the place of the rule among those with triggers; negative for a rule that looks at all examples
 */
record TriggeredRule<E extends Example>(ExampleRule<? super E> rule, int trigger) {
    /** {@return whether the line that {@code texts} has just gone through may be reported} */
    boolean mayReport(TextScan texts) {
        return trigger < 0 || texts.isTriggered(trigger);
    }
}
