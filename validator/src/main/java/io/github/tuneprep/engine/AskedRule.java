package io.github.tuneprep.engine;

import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.Example;
import io.github.tuneprep.rule.ExampleRule;
import io.github.tuneprep.rule.FunctionRule;
import io.github.tuneprep.rule.KeyRule;
import io.github.tuneprep.rule.PartRule;

/**
 * A rule about examples, and what has to be in a line for it to be asked.
 *
 * @param trigger the place of the rule among those with triggers; negative for a rule that looks at all examples
 * @param onFunctions whether only conversations that use functions are judged
 * @param onParts whether only conversations with lists of parts are judged
 * @param onKeys whether only conversations with more than roles and contents are judged
 */
record AskedRule<E extends Example>(
        ExampleRule<? super E> rule, int trigger, boolean onFunctions, boolean onParts, boolean onKeys) {
    AskedRule(ExampleRule<? super E> rule, int trigger) {
        this(rule, trigger, rule instanceof FunctionRule, rule instanceof PartRule, rule instanceof KeyRule);
    }

    /** What an example holds that rules ask for. */
    record Features(boolean functions, boolean parts, boolean keys) {
        static Features of(Example example) {
            return example instanceof ChatExample chat
                    ? new Features(chat.usesFunctions(), chat.hasParts(), chat.hasMoreKeys())
                    : new Features(false, false, false);
        }

        /** {@return whether it is a conversation of roles and texts, or no conversation} */
        boolean isPlain() {
            return !functions && !parts && !keys;
        }
    }

    boolean judgesPlain() {
        return !onFunctions && !onParts && !onKeys;
    }

    /** {@return whether the line that {@code texts} has just gone through, with this example, may be reported} */
    boolean mayReport(TextScan texts, Features features) {
        return (!onFunctions || features.functions())
                && (!onParts || features.parts())
                && (!onKeys || features.keys())
                && (trigger < 0 || texts.isTriggered(trigger));
    }
}
