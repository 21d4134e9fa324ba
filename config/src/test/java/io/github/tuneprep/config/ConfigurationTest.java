package io.github.tuneprep.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.tuneprep.Limits;
import io.github.tuneprep.Source;
import io.github.tuneprep.Validator;
import io.github.tuneprep.report.Baseline;
import io.github.tuneprep.report.Finding;
import io.github.tuneprep.report.Report;
import io.github.tuneprep.rule.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationTest {
    private static final String EVERYTHING = """
            provider: azure
            model: gpt-4.1-mini-2025-04-14
            method: sft
            epochs: 2
            encoding: o200k_base
            token-limit: 1000
            max-cost: 25
            threads: 2
            limits:
              nesting: 900
              findings: 50
            fail-on: warning
            select: [invalid-json, blank-line, duplicate-example]
            ignore: [blank-line]
            severities:
              duplicate-example: error
            files:
              "old/*.jsonl":
                ignore: duplicate-example
            baseline: accepted.json
            """;
    private static final String TWICE = """
            {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello"}]}
            {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello"}]}
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ignore: [duplicate-example]\nselect: [duplicate-example]",
                "select: [duplicate-example]\nignore: [duplicate-example]",
                "severities: {duplicate-example: off}\nselect: [duplicate-example]",
                "severities: {duplicate-example: off}"
            })
    void what_is_left_out_runs_for_who_selects_it_later_only(String yaml) throws IOException {
        Validator configured = read(yaml + "\n").settings().apply(Validator.create());

        assertThat(check(configured, "new.jsonl").findingsOf("duplicate-example"))
                .isEmpty();
        assertThat(check(configured.select(List.of("duplicate-example")), "new.jsonl")
                        .findingsOf("duplicate-example"))
                .hasSize(1);
    }

    @Test
    void makes_every_setting() throws IOException {
        Configuration configuration = read(EVERYTHING);
        Validator validator = configuration.settings().apply(Validator.create());

        assertThat(validator.target().provider().id()).isEqualTo("azure");
        assertThat(validator.target().maxExampleTokens()).isEqualTo(1000);
        assertThat(validator.limits())
                .isEqualTo(Limits.STANDARD.with("nesting", 900).with("findings", 50));
        assertThat(configuration.baseline()).contains(folder.resolve("accepted.json"));
        Report report = check(validator, "new.jsonl");
        assertThat(report.isPass()).isFalse();
        assertThat(report.findingsOf("duplicate-example"))
                .extracting(Finding::severity)
                .containsExactly(Severity.ERROR);
        assertThat(check(validator, "old/a.jsonl").findingsOf("duplicate-example"))
                .isEmpty();
    }

    @Test
    void turns_rules_off() throws IOException {
        Validator validator = read("ignore: blank-line\nseverities:\n  duplicate-example: off\n")
                .settings()
                .apply(Validator.create());

        assertThat(check(validator, "a.jsonl").findingsOf("duplicate-example")).isEmpty();
        assertThat(check(validator, "a.jsonl").rules()).extracting("name").doesNotContain("blank-line");
    }

    @Test
    void takes_an_empty_file() throws IOException {
        Configuration configuration = read("# nothing yet\n");

        assertThat(configuration.baseline()).isEmpty();
        assertThat(configuration.files()).containsExactly(folder.resolve("tuneprep.yaml"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'providr: azure'                         | tuneprep.yaml:1: unknown key 'providr'; nearest: provider
            'epochs: many'                           | tuneprep.yaml:1: expected a number
            'fail-on: loudly'                        | tuneprep.yaml:1: unknown severity 'loudly'
            'severities: {duplicate-exampl: error}'  | tuneprep.yaml:1: unknown rule 'duplicate-exampl'; nearest: duplicate-example
            'model: [a'                              | tuneprep.yaml:
            'model: a\nmodel: b'                     | tuneprep.yaml:2: key 'model' stands twice
            'files: {a: {select: b}}'                | tuneprep.yaml:1: unknown key 'select'; nearest: ignore
            '- a'                                    | tuneprep.yaml:1: expected keys with values
            'catalogue:'                             | tuneprep.yaml:1: expected one value
            'catalogue: .'                           | tuneprep.yaml:1: cannot read .
            'provider:'                              | tuneprep.yaml:1: expected one value
            'ignore: [""]'                           | tuneprep.yaml:1: expected one value
            'ignore: [blank-lin]'                    | tuneprep.yaml:1: unknown rule 'blank-lin'; nearest: blank-line
            'select: blank-lin'                      | tuneprep.yaml:1: unknown rule 'blank-lin'; nearest: blank-line
            'files: {a: {ignore: blank-lin}}'        | tuneprep.yaml:1: unknown rule 'blank-lin'; nearest: blank-line
            'provider: azure\nmodel: gpt-9'          | tuneprep.yaml:2: unknown Azure OpenAI base model 'gpt-9'; nearest:
            'provider: azure\nmodel: gemini-2.5-pro' | tuneprep.yaml:2: 'gemini-2.5-pro' is no base model of Azure OpenAI
            'threads: 1\nencoding: o20k_base'        | tuneprep.yaml:2: unknown encoding 'o20k_base'; nearest: o200k_base
            'files: {"[a": {ignore: blank-line}}'    | tuneprep.yaml:1: '[a' is no glob: Missing ]
            'model: a\nthreads: 0'                   | tuneprep.yaml:2: threads must be
            'epochs: 0'                              | tuneprep.yaml:1: epochs must be
            'provider: opena'                        | tuneprep.yaml:1: unknown provider 'opena'; nearest: openai
            'limit:\n  nesting: 9'                   | tuneprep.yaml:1: unknown key 'limit'; nearest: limits
            'ignore:\n- blank-line\n- blank-lin'     | tuneprep.yaml:3: unknown rule 'blank-lin'; nearest: blank-line
            'ignore:\n- blank-line\n- invalid-json'  | tuneprep.yaml:3: rule invalid-json cannot be ignored
            'severities:\n  invalid-json: off'       | tuneprep.yaml:2: rule invalid-json cannot be ignored
            'files:\n  a:\n    ignor:\n    - b'      | tuneprep.yaml:3: unknown key 'ignor'; nearest: ignore
            """)
    void names_the_line_of_a_mistake(String yaml, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(yaml.replace("\\n", "\n")))
                .withMessageContaining(message);
    }

    @Test
    void has_a_schema_that_knows_the_same_keys() throws IOException {
        String text;
        try (var in = Configuration.class.getResourceAsStream("tuneprep.schema.json")) {
            text = new String(in.readAllBytes(), UTF_8);
        }
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text, InputFormat.JSON);

        assertThat(schema.validate(EVERYTHING, InputFormat.YAML)).isEmpty();
        assertThat(schema.validate("{\"providr\": \"azure\"}", InputFormat.JSON))
                .isNotEmpty();
        for (String key : new ConfigurationReader(Path.of("tuneprep.yaml"), "").keys()) {
            assertThat(text).contains("\n    \"" + key + "\": {");
        }
    }

    @Test
    void accepts_what_a_baseline_holds_and_nothing_more() throws IOException {
        Report first = check(Validator.create(), "a.jsonl");
        Path file = folder.resolve("baseline.json");
        try (var out = Files.newOutputStream(file)) {
            BaselineFile.write(Baseline.of(first), out);
        }
        Validator validator = Validator.create().baseline(BaselineFile.read(file));

        Report same = validator.check(List.of(source("a.jsonl", "\n".repeat(3) + TWICE)));
        Report more = validator.check(List.of(source("a.jsonl", TWICE + TWICE)));
        Report other = validator.check(List.of(source("b.jsonl", TWICE)));

        assertThat(same.findingsOf("duplicate-example")).isEmpty();
        assertThat(same.accepted()).isPositive();
        assertThat(more.findingsOf("duplicate-example"))
                .extracting(Finding::message)
                .singleElement()
                .asString()
                .endsWith("3 times where the baseline accepts 1");
        assertThat(other.findingsOf("duplicate-example")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"a.jsonl, ./a.jsonl", "./data/../a.jsonl, a.jsonl"})
    void a_baseline_and_a_glob_know_a_file_however_its_path_is_written(String one, String other) {
        Baseline accepted = Baseline.of(check(Validator.create(), one));

        assertThat(check(Validator.create().baseline(accepted), other).findings())
                .isEmpty();
        for (String glob : List.of("*.jsonl", "**/a.jsonl", "./a.jsonl", "**.jsonl")) {
            assertThat(check(Validator.create().ignoreIn(Map.of(glob, List.of("duplicate-example"))), other)
                            .findingsOf("duplicate-example"))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            role 'bot1' is unknown        | role 'bot2' is unknown          | false
            dataset has 9 lines           | dataset has 12 lines            | true
            dataset has 1 line of text    | dataset has 1,200 lines of text | true
            12 tokens in 'a', at most 8.5 | 1 token in 'a', at most 9       | true
            """)
    void a_defect_is_known_by_names_and_not_by_numbers(String one, String other, boolean same) {
        assertThat(Finding.fingerprintOf("rule", one, "").equals(Finding.fingerprintOf("rule", other, "")))
                .isEqualTo(same);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            '[]'
            '{'
            '{"schemaVersion":2,"findings":[]}'
            '{"schemaVersion":1,"findings":[{"count":1}]}'
            '{"schemaVersion":1,"findings":[7]}'
            """)
    void refuses_what_is_no_baseline(String text) throws IOException {
        Path file = folder.resolve("baseline.json");
        Files.writeString(file, text);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> BaselineFile.read(file))
                .withMessageContaining("is no baseline");
    }

    private Configuration read(String yaml) throws IOException {
        Path file = folder.resolve("tuneprep.yaml");
        Files.writeString(file, yaml);
        return Configuration.read(file);
    }

    private static Report check(Validator validator, String name) {
        return validator.check(List.of(source(name, TWICE)));
    }

    private static Source source(String name, String text) {
        return Source.of(name, text.getBytes(UTF_8));
    }
}
