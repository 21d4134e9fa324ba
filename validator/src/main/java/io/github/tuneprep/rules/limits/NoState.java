package io.github.tuneprep.rules.limits;

import io.github.tuneprep.example.Example;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.Statistic;

/** For rules that need nothing but the facts of the dataset. */
final class NoState {
    static final Statistic<NoState> STATISTIC = new Statistic<>() {
        @Override
        public NoState newState() {
            return NONE;
        }

        @Override
        public void add(NoState state, Example example, Facts facts) {}

        @Override
        public NoState merge(NoState left, NoState right) {
            return left;
        }
    };

    private static final NoState NONE = new NoState();

    private NoState() {}
}
