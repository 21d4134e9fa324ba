package io.github.tuneprep.rules.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FingerprintIndexTest {
    private record Entry(long prompt, long example, long line) {}

    @Test
    void holds_all_examples_while_there_is_room() {
        FingerprintIndex index = index(entries(1_000, 1), 1_000);

        assertThat(index.share()).isEqualTo(1);
        assertThat(copies(index)).hasSize(100);
    }

    @Test
    void finds_the_copies_of_the_prompts_it_has_room_for() {
        FingerprintIndex all = index(entries(10_000, 2), 10_000);
        FingerprintIndex some = index(entries(10_000, 2), 3_000);

        assertThat(some.size()).isEqualTo(10_000);
        assertThat(some.share()).isBetween(4L, 8L);
        assertThat(copies(some)).isNotEmpty().isSubsetOf(copies(all));
        assertThat((double) copies(some).size() * some.share()).isBetween(500.0, 1_500.0);
    }

    @Test
    void holds_the_same_whatever_the_order_and_the_number_of_workers() {
        List<Entry> entries = entries(20_000, 3);
        List<Long> expected = copies(index(entries, 2_000));
        Random random = new Random(4);
        for (int workers = 1; workers <= 8; workers++) {
            Collections.shuffle(entries, random);
            List<FingerprintIndex> parts = new ArrayList<>();
            int length = entries.size() / workers + 1;
            for (int from = 0; from < entries.size(); from += length) {
                parts.add(index(entries.subList(from, Math.min(entries.size(), from + length)), 2_000));
            }
            FingerprintIndex merged = parts.remove(random.nextInt(parts.size()));
            parts.forEach(merged::addAll);

            assertThat(copies(merged)).isEqualTo(expected);
        }
    }

    /** Every tenth entry copies one before it; some have no prompt. */
    private static List<Entry> entries(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Entry original = i % 10 == 9
                    ? entries.get(i - 5)
                    : new Entry(i % 7 == 0 ? 0 : random.nextLong(), random.nextLong(), i);
            entries.add(new Entry(original.prompt(), original.example(), i));
        }
        return entries;
    }

    private static FingerprintIndex index(List<Entry> entries, long room) {
        FingerprintIndex index = new FingerprintIndex(room);
        entries.forEach(entry -> index.add(entry.prompt(), entry.example(), entry.line()));
        return index;
    }

    private static List<Long> copies(FingerprintIndex index) {
        List<Long> lines = new ArrayList<>();
        index.forEachGroup(group -> group.forEachCopy((line, original) -> lines.add(line)));
        Collections.sort(lines);
        return lines;
    }
}
