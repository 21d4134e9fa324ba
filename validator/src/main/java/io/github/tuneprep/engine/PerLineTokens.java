package io.github.tuneprep.engine;

import io.github.tuneprep.example.Example;
import io.github.tuneprep.report.LineTokens;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.Statistic;

/** The total tokens of each line that holds an example. */
final class PerLineTokens implements Statistic<LineTokens> {
    static final PerLineTokens STATISTIC = new PerLineTokens();

    private PerLineTokens() {}

    @Override
    public LineTokens newState() {
        return new LineTokens();
    }

    @Override
    public void add(LineTokens state, Example example, Facts facts) {
        state.add(example.line(), facts.tokens().total());
    }

    @Override
    public LineTokens merge(LineTokens left, LineTokens right) {
        left.addAll(right);
        return left;
    }
}
