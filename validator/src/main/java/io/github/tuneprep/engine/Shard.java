package io.github.tuneprep.engine;

import io.github.tuneprep.Limits;
import io.github.tuneprep.example.Example;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.Statistic;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Everything one worker knows of a dataset: findings, totals and the state of each statistic. Merging is associative
 * and commutative, and an empty shard is neutral. Confined to one thread.
 */
final class Shard {
    private final FindingStore findings;
    private final Totals totals = new Totals();
    private final List<Gathered<?>> gathered;

    /** A statistic and what it has gathered. */
    private static final class Gathered<S> {
        private final Statistic<S> statistic;
        private S state;

        Gathered(Statistic<S> statistic) {
            this.statistic = statistic;
            this.state = statistic.newState();
        }

        void add(Example example, Facts facts) {
            try {
                statistic.add(state, example, facts);
            } catch (OutOfMemoryError e) {
                throw e;
            } catch (Throwable e) {
                throw new StatisticException(statistic, e);
            }
        }

        void merge(Shard other) {
            state = Objects.requireNonNull(statistic.merge(state, other.state(statistic)));
        }
    }

    /** Names the statistic that failed; several rules may have it. */
    static final class StatisticException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        StatisticException(Statistic<?> statistic, Throwable cause) {
            super("statistic " + statistic.getClass().getName() + ": " + cause, cause);
        }
    }

    Shard(RuleSet rules, Limits limits) {
        findings = new FindingStore(rules, limits.findings());
        List<Gathered<?>> all = new ArrayList<>();
        rules.statistics().forEach(statistic -> all.add(new Gathered<>(statistic)));
        gathered = List.copyOf(all);
    }

    FindingStore findings() {
        return findings;
    }

    Totals totals() {
        return totals;
    }

    void add(Example example, Facts facts) {
        for (Gathered<?> one : gathered) {
            one.add(example, facts);
        }
    }

    @SuppressWarnings("unchecked") // the state was made by this statistic
    <S> S state(Statistic<S> statistic) {
        for (Gathered<?> one : gathered) {
            if (one.statistic.equals(statistic)) {
                return (S) one.state;
            }
        }
        throw new IllegalArgumentException("statistic is not gathered; a rule has to give the same one each time");
    }

    Shard merge(Shard other) {
        findings.merge(other.findings);
        totals.merge(other.totals);
        gathered.forEach(one -> one.merge(other));
        return this;
    }
}
