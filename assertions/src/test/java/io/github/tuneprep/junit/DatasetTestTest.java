package io.github.tuneprep.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.tuneprep.Validator;
import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.report.Report;
import io.github.tuneprep.rule.RuleInfo;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

class DatasetTestTest {
    private static final String GOOD = "target/test-datasets/good.jsonl";
    private static final String BAD = "target/test-datasets/bad.jsonl";
    private static final String COMPRESSED = "target/test-datasets/good.jsonl.gz";
    private static final String LATIN = "target/test-datasets/latin.jsonl";
    private static final String LINE =
            "{\"messages\":[{\"role\":\"user\",\"content\":\"%d\"},{\"role\":\"%s\",\"content\":\"b\"}]}%n";

    static class OfAGoodDataset {
        @DatasetTest(train = GOOD, ignore = "identical-completions")
        void training_data(Report report, RuleInfo rule) {
            assertThat(report.rules()).contains(rule);
        }
    }

    static class OfABadDataset {
        @DatasetTest(train = BAD, model = "gpt-4.1-mini-2025-04-14", failOn = "warning")
        void training_data() {}
    }

    static class Examples {
        @ParameterizedTest
        @DatasetSource(GOOD)
        void come_one_by_one(ChatExample example) {
            assertThat(example.messages()).hasSize(2);
            assertThat(example.messages().get(0).content().texts().get(0).text())
                    .isEqualTo("" + example.line());
        }

        @ParameterizedTest
        @DatasetSource(COMPRESSED)
        void come_from_a_compressed_file(ChatExample example) {
            assertThat(example.line()).isPositive();
        }

        @ParameterizedTest
        @DatasetSource("target/test-datasets")
        void come_from_no_folder(ChatExample example) {
            assertThat(example).isNull();
        }

        @ParameterizedTest
        @DatasetSource(LATIN)
        void come_from_no_other_encoding(ChatExample example) {
            assertThat(example).isNull();
        }

        @ParameterizedTest
        @DatasetSource(BAD)
        void come_until_one_cannot_be_read(ChatExample example) {
            assertThat(example.messages()).hasSize(2);
        }
    }

    @Test
    void makes_a_test_of_every_rule() throws Exception {
        write();
        EngineExecutionResults results = run(OfAGoodDataset.class);

        int rules = Validator.create().activeRules().size() - 1;
        results.testEvents().assertStatistics(stats -> stats.started(rules).succeeded(rules));
        assertThat(names(results)).contains("unknown-role").doesNotContain("identical-completions");
    }

    @Test
    void fails_the_tests_of_the_rules_that_found_something() throws Exception {
        write();
        EngineExecutionResults results = run(OfABadDataset.class);

        assertThat(results.testEvents().failed().stream()
                        .map(event -> event.getTestDescriptor().getDisplayName()))
                .containsExactlyInAnyOrder("invalid-json", "unknown-role", "retiring-model");
        assertThat(results.testEvents().failed().stream()
                        .map(event -> event.getRequiredPayload(TestExecutionResult.class)
                                .getThrowable()
                                .orElseThrow()
                                .getMessage()))
                .anySatisfy(message -> assertThat(message)
                        .contains("bad.jsonl: error line 11:53 /messages/1/role unknown-role")
                        .endsWith("More: tuneprep explain unknown-role"));
    }

    @Test
    void feeds_examples_into_parameterized_tests() throws Exception {
        write();
        EngineExecutionResults results = run(Examples.class);

        results.testEvents().assertStatistics(stats -> stats.started(31).succeeded(31));
        assertThat(names(results)).anyMatch(name -> name.endsWith("line 10"));
        assertThat(results.containerEvents().failed().stream()
                        .map(event -> event.getRequiredPayload(TestExecutionResult.class)
                                .getThrowable()
                                .orElseThrow()
                                .getMessage()))
                .satisfiesExactlyInAnyOrder(
                        message -> assertThat(message).contains("bad.jsonl, line 12 is no example"),
                        message -> assertThat(message).contains("test-datasets: is a folder"),
                        message -> assertThat(message).contains("latin.jsonl, line 1 is no example"));
    }

    private static Iterable<String> names(EngineExecutionResults results) {
        return results.testEvents().started().stream()
                .map(event -> event.getTestDescriptor().getDisplayName())
                .toList();
    }

    private static EngineExecutionResults run(Class<?> tests) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(tests))
                .execute();
    }

    private static void write() throws Exception {
        StringBuilder good = new StringBuilder();
        for (int i = 1; i <= 10; i++) {
            good.append(String.format(LINE, i, "assistant"));
        }
        Files.createDirectories(Path.of(GOOD).getParent());
        Files.writeString(Path.of(GOOD), good);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(Path.of(COMPRESSED)))) {
            out.write(good.toString().getBytes(StandardCharsets.UTF_8));
        }
        Files.write(
                Path.of(LATIN),
                String.format(LINE, 1, "assistant").replace("b", "\u00FC").getBytes(StandardCharsets.ISO_8859_1));
        Files.writeString(Path.of(BAD), good + String.format(LINE, 11, "bot") + "{\n");
    }
}
