package io.github.tuneprep.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HistogramTest {
    @Test
    void has_nearest_rank_percentiles() {
        Histogram histogram = new Histogram();
        for (int value : new int[] {26, 45, 44, 95, 8032}) {
            histogram.add(value);
        }

        Distribution distribution = histogram.distribution();
        assertThat(distribution.min()).isEqualTo(26);
        assertThat(distribution.mean()).isEqualTo(1648.4);
        assertThat(distribution.p50()).isEqualTo(45);
        assertThat(distribution.p95()).isEqualTo(8032);
        assertThat(distribution.p99()).isEqualTo(8032);
        assertThat(distribution.max()).isEqualTo(8032);
    }

    @Test
    void has_buckets_of_a_round_width_that_hold_every_value() {
        Histogram histogram = new Histogram();
        for (int value = 1; value <= 200; value++) {
            histogram.add(value);
        }
        histogram.add(90_000);

        List<Distribution.Bucket> buckets = histogram.distribution().buckets();
        assertThat(buckets).startsWith(new Distribution.Bucket(0, 9, 9), new Distribution.Bucket(10, 19, 10));
        assertThat(buckets).endsWith(new Distribution.Bucket(200, 90_000, 2));
        assertThat(buckets.stream().mapToLong(Distribution.Bucket::count).sum()).isEqualTo(201);
    }

    @Test
    void has_one_bucket_for_one_value() {
        Histogram histogram = new Histogram();
        histogram.add(0);

        assertThat(histogram.distribution().buckets()).containsExactly(new Distribution.Bucket(0, 0, 1));
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
