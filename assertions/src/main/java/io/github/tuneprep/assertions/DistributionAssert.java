package io.github.tuneprep.assertions;

import io.github.tuneprep.report.Distribution;
import java.util.Objects;
import org.assertj.core.api.AbstractAssert;

/** Assertions on counts per example, such as tokens. */
public class DistributionAssert extends AbstractAssert<DistributionAssert, Distribution> {
    private final DatasetAssert dataset;
    private final String what;

    DistributionAssert(Distribution actual, String what, DatasetAssert dataset) {
        super(actual, DistributionAssert.class);
        this.dataset = dataset;
        this.what = what;
    }

    /** Fails if an example has fewer. */
    public DistributionAssert areAtLeast(int number) {
        return check("the smallest", present().min(), present().min() >= number, "at least", number);
    }

    /** Fails if an example has more. */
    public DistributionAssert areAtMost(int number) {
        return check("the largest", present().max(), present().max() <= number, "at most", number);
    }

    /** Fails if the arithmetic mean is greater. */
    public DistributionAssert haveMeanAtMost(double number) {
        return check("the mean", present().mean(), present().mean() <= number, "at most", number);
    }

    /** Fails if more than half of the examples have more. */
    public DistributionAssert haveMedianAtMost(int number) {
        return check("the median", present().p50(), present().p50() <= number, "at most", number);
    }

    /** Fails if more than 5 % of the examples have more. */
    public DistributionAssert have95PercentAtMost(int number) {
        return check("the 95th percentile", present().p95(), present().p95() <= number, "at most", number);
    }

    /** {@return the assertions on the dataset} */
    public DatasetAssert returnToDataset() {
        return dataset;
    }

    private DistributionAssert check(String which, Number found, boolean holds, String relation, Number expected) {
        if (!holds) {
            throw failureWithActualExpected(
                    found,
                    expected,
                    "%nExpecting %s%nof %s%nto be %s %s, but %s is %s",
                    what,
                    dataset.name(),
                    relation,
                    expected,
                    which,
                    found);
        }
        return this;
    }

    private Distribution present() {
        isNotNull();
        return Objects.requireNonNull(actual);
    }
}
