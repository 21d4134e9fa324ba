package io.github.tuneprep.render;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.tuneprep.catalogue.Catalogue;
import io.github.tuneprep.catalogue.Provider;
import io.github.tuneprep.catalogue.Target;
import io.github.tuneprep.example.Split;
import io.github.tuneprep.report.CostEstimate;
import io.github.tuneprep.report.DatasetSummary;
import io.github.tuneprep.report.Distribution;
import io.github.tuneprep.report.Finding;
import io.github.tuneprep.report.Report;
import io.github.tuneprep.report.TokenSummary;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each format renders the same two reports; {@code -Dtuneprep.updateGolden} rewrites the files for review in the diff.
 */
class RendererTest {
    private static final List<Distribution.Bucket> BUCKETS =
            List.of(new Distribution.Bucket(0, 499, 4), new Distribution.Bucket(500, 8_032, 1));

    @Test
    void text_of_mixed_findings() throws IOException {
        assertGolden("mixed.txt", new TextRenderer(false), mixedFindings());
    }

    @Test
    void text_of_nothing_found() throws IOException {
        assertGolden("nothing.txt", new TextRenderer(false), nothingFound());
    }

    @Test
    void coloured_text_of_mixed_findings() throws IOException {
        assertGolden("mixed-colour.txt", new TextRenderer(true), mixedFindings());
    }

    @Test
    void json_of_mixed_findings() throws IOException {
        assertGolden("mixed.json", new JsonRenderer(), mixedFindings());
    }

    @Test
    void json_of_nothing_found() throws IOException {
        assertGolden("nothing.json", new JsonRenderer(), nothingFound());
    }

    @Test
    void sarif_of_mixed_findings() throws IOException {
        assertGolden("mixed.sarif", new SarifRenderer(), mixedFindings());
    }

    @Test
    void sarif_of_nothing_found() throws IOException {
        assertGolden("nothing.sarif", new SarifRenderer(), nothingFound());
    }

    @Test
    void junit_of_mixed_findings() throws IOException {
        assertGolden("mixed.xml", new JUnitRenderer(), mixedFindings());
    }

    @Test
    void junit_of_nothing_found() throws IOException {
        assertGolden("nothing.xml", new JUnitRenderer(), nothingFound());
    }

    @Test
    void github_of_mixed_findings() throws IOException {
        assertGolden("mixed.log", new GitHubRenderer(), mixedFindings());
    }

    @Test
    void github_of_nothing_found() throws IOException {
        assertGolden("nothing.log", new GitHubRenderer(), nothingFound());
    }

    @Test
    void markdown_of_mixed_findings() throws IOException {
        assertGolden("mixed.md", new MarkdownRenderer(), mixedFindings());
    }

    @Test
    void markdown_of_nothing_found() throws IOException {
        assertGolden("nothing.md", new MarkdownRenderer(), nothingFound());
    }

    static Report mixedFindings() {
        Finding wholeFile = new Finding(
                "too-few-examples",
                Severity.ERROR,
                "dataset has 7 examples, OpenAI asks for at least 10",
                "data/train\u001b[31m.jsonl",
                OptionalLong.empty(),
                OptionalInt.empty(),
                "",
                List.of(),
                1,
                "00000000000000f1");
        Finding grouped = new Finding(
                "weight-on-other-role",
                Severity.WARNING,
                "weight stands on a 'user' message, expected assistant",
                "data/train\u001b[31m.jsonl",
                OptionalLong.of(2),
                OptionalInt.of(61),
                "/messages/0/weight",
                List.of(2L, 3L, 5L, 7L, 11L, 13L, 17L, 19L, 23L),
                1_234,
                "00000000000000f2");
        Finding advice = new Finding(
                "legacy-functions",
                Severity.INFO,
                "functions is deprecated, the newer key is tools",
                "data/valid.jsonl",
                OptionalLong.of(4),
                OptionalInt.of(1),
                "/a~1b\u202e/0",
                List.of(4L),
                1,
                "00000000000000f3");
        return report(
                List.of(
                        dataset("data/train\u001b[31m.jsonl", Split.TRAINING),
                        dataset("data/valid.jsonl", Split.VALIDATION)),
                List.of(wholeFile, grouped, advice),
                Optional.of(new CostEstimate(
                        "gpt-4.1-mini-2025-04-14",
                        1,
                        3,
                        true,
                        4_306,
                        12_918,
                        new BigDecimal("5.00"),
                        new BigDecimal("0.0646"),
                        LocalDate.of(2026, 8, 5),
                        new CostEstimate.InferencePrice(
                                new BigDecimal("0.8"),
                                new BigDecimal("3.2"),
                                new BigDecimal("0.40"),
                                new BigDecimal("1.60")),
                        List.of("validation tokens are not billed"))));
    }

    static Report nothingFound() {
        return report(List.of(dataset("train.jsonl", Split.TRAINING)), List.of(), Optional.empty());
    }

    private static Report report(List<DatasetSummary> datasets, List<Finding> findings, Optional<CostEstimate> cost) {
        Provider openai = Catalogue.bundled().provider("openai");
        Target target = new Target(
                openai,
                openai.model("gpt-4.1-mini"),
                null,
                "o200k_base",
                true,
                65_536,
                Catalogue.bundled().overhead(null, "o200k_base"),
                LocalDate.of(2026, 11, 20));
        List<RuleInfo> rules = List.of(
                rule("duplicate-example", Severity.WARNING),
                rule("legacy-functions", Severity.INFO),
                rule("too-few-examples", Severity.ERROR),
                rule("weight-on-other-role", Severity.WARNING));
        return new Report(
                target, rules, datasets, findings, 0, cost, cost.stream().toList(), Optional.of(Severity.ERROR));
    }

    private static RuleInfo rule(String name, Severity severity) {
        return RuleInfo.named(name)
                .severity(severity)
                .summary("summary of " + name)
                .why("Why " + name + " matters, with <b>markup</b> & a \"quote\".")
                .bad("{\"bad\": \"</script><script>alert(1)</script>\"}")
                .good("{\"good\": 1}")
                .build();
    }

    private static DatasetSummary dataset(String path, Split split) {
        TreeMap<String, Long> byRole = new TreeMap<>();
        byRole.put("assistant", 8_051L);
        byRole.put("user", 100L);
        Distribution perExample = new Distribution(26, 1648.4, 45, 8_032, 8_032, 8_032, BUCKETS);
        TokenSummary tokens =
                new TokenSummary("o200k_base", false, 8_242, 8_151, 8_051, perExample, perExample, byRole, 4_306, 1, 0);
        return new DatasetSummary(
                path,
                split,
                "openai-chat",
                27_385,
                5,
                5,
                2,
                19,
                new Distribution(2, 3.8, 3, 9, 9, 9, BUCKETS),
                1,
                1,
                tokens);
    }

    @Test
    void sarif_fits_its_schema() throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(RendererTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json"));

        assertThat(schema.validate(rendered(new SarifRenderer(), mixedFindings()), InputFormat.JSON))
                .isEmpty();
        assertThat(schema.validate(rendered(new SarifRenderer(), nothingFound()), InputFormat.JSON))
                .isEmpty();
        assertThat(schema.validate("{\"version\": \"2.1.0\"}", InputFormat.JSON))
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"cafe\u0301 1.jsonl, cafe%CC%81%201.jsonl", "caf\u00e9.jsonl, caf%C3%A9.jsonl", "a:b.jsonl, ./a:b.jsonl"
    })
    void sarif_names_the_file_that_there_is(String file, String uri) throws IOException {
        Finding finding = new Finding(
                "unknown-role",
                Severity.ERROR,
                "role is unknown",
                file,
                OptionalLong.of(1),
                OptionalInt.of(1),
                "",
                List.of(1L),
                1,
                "00000000000000f4");

        assertThat(rendered(
                        new SarifRenderer(),
                        report(List.of(dataset(file, Split.TRAINING)), List.of(finding), Optional.empty())))
                .contains("\"uri\" : \"" + uri + "\"");
    }

    @Test
    void sarif_takes_nothing_of_a_message_for_a_placeholder_or_a_link() throws IOException {
        Finding finding = new Finding(
                "unknown-role",
                Severity.ERROR,
                "role 'u{0}' and '[click](https://example.com)'",
                "a.jsonl",
                OptionalLong.of(1),
                OptionalInt.of(1),
                "",
                List.of(1L),
                1,
                "00000000000000f4");
        Report report = report(List.of(dataset("a.jsonl", Split.TRAINING)), List.of(finding), Optional.empty());

        assertThat(rendered(new SarifRenderer(), report))
                .contains("role 'u{{0}}' and '\\\\[click\\\\](https://example.com)'");
    }

    private static String rendered(ReportRenderer renderer, Report report) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        renderer.render(report, out);
        return out.toString(UTF_8);
    }

    private static void assertGolden(String name, ReportRenderer renderer, Report report) throws IOException {
        String text = rendered(renderer, report);
        if (System.getProperty("tuneprep.updateGolden") != null) {
            Files.writeString(Path.of("src/test/resources/golden", name), text);
        }
        try (var golden = RendererTest.class.getResourceAsStream("/golden/" + name)) {
            assertThat(text)
                    .isEqualTo(new String(Objects.requireNonNull(golden, name).readAllBytes(), UTF_8));
        }
    }
}
