package io.github.tuneprep.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HistogramTest {
    @Test
    void has_nearest_rank_percentiles() {
        Histogram histogram = new Histogram();
        for (int value : new int[] {26, 45, 44, 95, 8032}) {
            histogram.add(value);
        }

        assertThat(histogram.distribution()).isEqualTo(new Distribution(26, 1648.4, 45, 8032, 8032, 8032));
    }

    @Test
    void caps_values_at_a_limit() {
        Histogram histogram = new Histogram();
        for (int value : new int[] {26, 45, 44, 95, 8032}) {
            histogram.add(value);
        }

        assertThat(histogram.sumCappedAt(4096)).isEqualTo(4306);
        assertThat(histogram.above(4096)).isEqualTo(1);
        assertThat(histogram.sumCappedAt(Integer.MAX_VALUE)).isEqualTo(8242);
    }

    @Test
    void merges_to_what_sorting_all_values_gives() {
        Random random = new Random(7);
        int[] values = random.ints(1_000, 0, 300).toArray();
        Histogram left = new Histogram();
        Histogram right = new Histogram();
        for (int value : values) {
            (random.nextBoolean() ? left : right).add(value);
        }
        left.addAll(right);
        Arrays.sort(values);

        Distribution distribution = left.distribution();
        assertThat(distribution.p50()).isEqualTo(values[499]);
        assertThat(distribution.p95()).isEqualTo(values[949]);
        assertThat(distribution.p99()).isEqualTo(values[989]);
        assertThat(distribution.min()).isEqualTo(values[0]);
        assertThat(distribution.max()).isEqualTo(values[999]);
        assertThat(new Histogram().distribution()).isEqualTo(Distribution.EMPTY);
    }
}
