package io.github.tuneprep.engine;

import io.github.tuneprep.example.Example;
import java.util.List;
import java.util.function.Predicate;

/**
 * Rules about one kind of example. Most conversations are plain, and a third of the rules judges those.
 *
 * @param ofPlain those of {@code all} that do not ask for functions, parts or more keys
 */
record AskedRules<E extends Example>(List<AskedRule<E>> all, List<AskedRule<E>> ofPlain) {
    AskedRules(List<AskedRule<E>> all) {
        this(all, all.stream().filter(AskedRule::judgesPlain).toList());
    }

    /** {@return the rules that may report an example that holds these} */
    List<AskedRule<E>> of(AskedRule.Features features) {
        return features.isPlain() ? ofPlain : all;
    }

    /** {@return those of these rules that a test holds for} */
    AskedRules<E> filter(Predicate<AskedRule<E>> test) {
        return new AskedRules<>(all.stream().filter(test).toList());
    }
}
