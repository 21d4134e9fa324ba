package io.github.tuneprep.engine;

import io.github.tuneprep.Limits;
import io.github.tuneprep.example.Example;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.Statistic;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Everything one worker knows of a dataset: findings, totals and the state of each statistic. Merging is associative
 * and commutative, and an empty shard is neutral. Confined to one thread.
 */
final class Shard {
    private final FindingStore findings;
    private final Totals totals = new Totals();
    private final Map<Statistic<?>, Object> states = new LinkedHashMap<>();

    Shard(RuleSet rules, Limits limits) {
        findings = new FindingStore(rules, limits.findings());
        rules.statistics().forEach(statistic -> states.put(statistic, statistic.newState()));
    }

    FindingStore findings() {
        return findings;
    }

    Totals totals() {
        return totals;
    }

    void add(Example example, Facts facts) {
        states.forEach((statistic, state) -> add(statistic, state, example, facts));
    }

    @SuppressWarnings("unchecked") // the state was made by this statistic
    private static <S> void add(Statistic<S> statistic, Object state, Example example, Facts facts) {
        statistic.add((S) state, example, facts);
    }

    @SuppressWarnings("unchecked") // the state was made by this statistic
    <S> S state(Statistic<S> statistic) {
        return (S) Objects.requireNonNull(states.get(statistic));
    }

    Shard merge(Shard other) {
        findings.merge(other.findings);
        totals.merge(other.totals);
        states.keySet().forEach(statistic -> mergeState(statistic, other));
        return this;
    }

    private <S> void mergeState(Statistic<S> statistic, Shard other) {
        states.put(statistic, Objects.requireNonNull(statistic.merge(state(statistic), other.state(statistic))));
    }
}
