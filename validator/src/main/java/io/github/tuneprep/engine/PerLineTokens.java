package io.github.tuneprep.engine;

import io.github.tuneprep.example.Example;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.Statistic;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The total tokens of each line that holds an example. */
final class PerLineTokens implements Statistic<SortedMap<Long, Integer>> {
    static final PerLineTokens STATISTIC = new PerLineTokens();

    private PerLineTokens() {}

    @Override
    public SortedMap<Long, Integer> newState() {
        return new TreeMap<>();
    }

    @Override
    public void add(SortedMap<Long, Integer> state, Example example, Facts facts) {
        state.put(example.line(), facts.tokens().total());
    }

    @Override
    public SortedMap<Long, Integer> merge(SortedMap<Long, Integer> left, SortedMap<Long, Integer> right) {
        for (Map.Entry<Long, Integer> entry : right.entrySet()) {
            left.put(entry.getKey(), entry.getValue());
        }
        return left;
    }
}
