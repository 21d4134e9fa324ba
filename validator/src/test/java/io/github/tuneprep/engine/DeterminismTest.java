package io.github.tuneprep.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tuneprep.Limits;
import io.github.tuneprep.Source;
import io.github.tuneprep.Validator;
import io.github.tuneprep.catalogue.Target;
import io.github.tuneprep.example.Split;
import io.github.tuneprep.read.Block;
import io.github.tuneprep.read.BlockReader;
import io.github.tuneprep.report.DatasetSummary;
import io.github.tuneprep.report.Finding;
import io.github.tuneprep.report.Report;
import io.github.tuneprep.rule.DatasetFacts;
import io.github.tuneprep.rule.DatasetRule;
import io.github.tuneprep.rule.DatasetSink;
import io.github.tuneprep.rule.Lines;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The report does not depend on threads, blocks, or the order in which shards are merged. */
class DeterminismTest {
    private static final String[] ROLES = {"user", "assistant", "system", "bot", "tool"};
    private static final Target TARGET = Validator.create().target();

    @Test
    void one_two_and_eight_threads_give_the_same_report() {
        Source training = Source.of("training", dataset(1, 150_000));
        Source validation = Source.of("validation", dataset(2, 40_000));
        // Otherwise some of eight workers would have nothing to do.
        assertThat(training.size()).isGreaterThan(9L * BlockReader.BLOCK_BYTES);

        Report one = check(1, training, validation);

        assertThat(one.findings()).hasSizeGreaterThan(10);
        assertThat(check(2, training, validation)).isEqualTo(one);
        assertThat(check(8, training, validation)).isEqualTo(one);
    }

    @Test
    void shuffled_blocks_and_random_merge_trees_give_the_same_findings_and_totals() throws IOException {
        byte[] dataset = dataset(3, 8_000);
        List<byte[]> parts = cut(dataset);
        RuleSet rules = new RuleSet(TARGET, List.of(), List.of(), Map.of(), Map.of());
        List<Finding> expected = finish(shard(rules, dataset, 1), rules);
        DatasetSummary totals = summary(shard(rules, dataset, 1));

        Random random = new Random(20261121);
        for (int round = 0; round < 10; round++) {
            List<Shard> shards = new ArrayList<>();
            long line = 1;
            for (byte[] part : parts) {
                shards.add(shard(rules, part, line));
                line += lines(part);
            }
            shards.add(new Shard(rules, Limits.STANDARD));
            Collections.shuffle(shards, random);
            while (shards.size() > 1) {
                Shard left = shards.remove(random.nextInt(shards.size()));
                int right = random.nextInt(shards.size());
                shards.set(right, left.merge(shards.get(right)));
            }
            assertThat(finish(shards.get(0), rules)).isEqualTo(expected);
            assertThat(summary(shards.get(0))).isEqualTo(totals);
        }
    }

    private static Report check(int threads, Source training, Source validation) {
        return Validator.create().threads(threads).validation(validation).check(List.of(training));
    }

    private static Shard shard(RuleSet rules, byte[] part, long firstLine) throws IOException {
        LineChecker checker = new LineChecker(
                rules,
                new ExampleTokenizer(
                        TARGET, TokenCounters.providerOf(TARGET.encoding(), "").newCounter(TARGET.encoding())),
                Limits.STANDARD);
        BlockReader reader = new BlockReader(new ByteArrayInputStream(part), Limits.STANDARD.lineBytes());
        reader.begin();
        Block block = new Block();
        while (reader.next(block)) {
            block.forEachLine((buffer, from, to, number) -> checker.line(buffer, from, to, number + firstLine - 1));
        }
        return checker.shard();
    }

    private static List<Finding> finish(Shard shard, RuleSet rules) {
        rules.datasetRules().forEach(rule -> finish(rule, shard));
        return shard.findings().findings("test");
    }

    private static <S> void finish(DatasetRule<S> rule, Shard shard) {
        DatasetFacts facts = new DatasetFacts(TARGET, Split.TRAINING, 1, 8_000, 0, "openai-chat");
        rule.finish(shard.state(rule.statistic()), facts, new DatasetSink() {
            @Override
            public void report(Lines lines, String message) {
                shard.findings().add(rule.info(), lines, message);
            }

            @Override
            public void report(String message) {
                shard.findings().add(rule.info(), FindingStore.Place.FILE, message, "");
            }

            @Override
            public void report(long line, String message, String detail) {
                shard.findings().add(rule.info(), FindingStore.Place.line(line), message, detail);
            }
        });
    }

    private static DatasetSummary summary(Shard shard) {
        return shard.totals().summary("test", Split.TRAINING, TARGET.encoding(), 100, 1, 1);
    }

    private static List<byte[]> cut(byte[] dataset) {
        Random random = new Random(5);
        List<byte[]> parts = new ArrayList<>();
        int from = 0;
        for (int at = 0; at < dataset.length; at++) {
            if (dataset[at] == '\n' && (random.nextInt(400) == 0 || at == dataset.length - 1)) {
                parts.add(java.util.Arrays.copyOfRange(dataset, from, at + 1));
                from = at + 1;
            }
        }
        return parts;
    }

    private static long lines(byte[] part) {
        long lines = 0;
        for (byte b : part) {
            lines += b == '\n' ? 1 : 0;
        }
        return lines;
    }

    /** Lines of all kinds, many defects among them, and more different ones than a rule keeps apart. */
    private static byte[] dataset(long seed, int lines) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines; i++) {
            switch (random.nextInt(12)) {
                case 0 -> text.append(random.nextBoolean() ? "{'a': 1}" : "{\"messages\":");
                case 1 ->
                    text.append("{\"k")
                            .append(random.nextInt(2_000))
                            .append("\":1,")
                            .append(chat(random).substring(1));
                case 2 ->
                    text.append("{\"prompt\":\"p\",\"completion\":\"")
                            .append(random.nextInt(9))
                            .append("\"}");
                case 3 -> text.append(random.nextInt(20) == 0 ? "" : "7");
                default -> text.append(chat(random));
            }
            text.append('\n');
        }
        return text.toString().getBytes(UTF_8);
    }

    private static String chat(Random random) {
        StringBuilder text = new StringBuilder("{\"messages\":[");
        for (int i = random.nextInt(3); i >= 0; i--) {
            text.append("{\"role\":\"")
                    .append(ROLES[random.nextInt(ROLES.length)])
                    .append("\",\"content\":\"text ")
                    .append(random.nextInt(40))
                    .append("\"}")
                    .append(i == 0 ? "" : ",");
        }
        return text.append("]}").toString();
    }
}
