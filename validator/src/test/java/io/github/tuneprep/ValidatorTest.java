package io.github.tuneprep;

import static io.github.tuneprep.Datasets.chat;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.tuneprep.catalogue.Catalogue;
import io.github.tuneprep.catalogue.UnknownNameException;
import io.github.tuneprep.report.CostEstimate;
import io.github.tuneprep.report.DatasetSummary;
import io.github.tuneprep.report.Finding;
import io.github.tuneprep.report.Report;
import io.github.tuneprep.rule.Severity;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValidatorTest {
    private static final List<String> ADVICE = List.of("too-few-examples");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'data':[{'messages':[]}],'count':1}|line holds a list of objects under 'data', expected one object a line; tuneprep convert writes them so",
                "{'data':[{'messages':[]}],'by':'me'}|line shows no known format, expected the keys of prompt-completion",
                "{'data':[{'messages':[]},5]}|line shows no known format, expected the keys of prompt-completion",
            })
    void a_file_that_is_one_object_around_its_examples(String line, String message) {
        Report report = Validator.create()
                .model("davinci-002")
                .select(List.of("unknown-dialect"))
                .check(List.of(Datasets.lines(line.replace('\'', '"'))));

        assertThat(report.findings()).extracting(Finding::message).containsExactly(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sarcastic-support",
                "sport-headlines",
                "airport-assistant-zh",
                "function-calling",
                "multi-turn-weights",
                "ticket-classification"
            })
    void finds_nothing_in_the_good_datasets(String name) {
        Report report = Validator.create()
                .validation(Datasets.open(name + "/validation.jsonl"))
                .ignore(List.of("format-of-some-models"))
                .check(List.of(Datasets.open(name + "/training.jsonl")));

        assertThat(report.findings()).isEmpty();
        assertThat(report.datasets()).extracting(DatasetSummary::examples).allMatch(examples -> examples >= 50);
    }

    /** The README of each dataset has a table: {@code | line | defect | `rule` (severity), ... |}. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "sarcastic-support",
                "sport-headlines",
                "airport-assistant-zh",
                "function-calling",
                "multi-turn-weights",
                "ticket-classification"
            })
    void finds_in_the_broken_datasets_what_their_readme_says(String name) {
        Map<Long, Set<String>> promised = new TreeMap<>();
        Matcher row = Pattern.compile("^\\| (\\d+|file) \\|.*\\| (.*) \\|$", Pattern.MULTILINE)
                .matcher(Datasets.text(name + "/README.md"));
        while (row.find()) {
            Matcher rule =
                    Pattern.compile("`([a-z0-9-]+)` \\((error|warning|info)\\)").matcher(row.group(2));
            Set<String> rules = new TreeSet<>();
            while (rule.find()) {
                rules.add(rule.group(1) + " " + rule.group(2));
            }
            promised.put(row.group(1).equals("file") ? 0 : Long.parseLong(row.group(1)), rules);
        }

        Report report = Validator.create().check(List.of(Datasets.open(name + "/broken.jsonl")));

        Map<Long, Set<String>> found = new TreeMap<>();
        promised.keySet().forEach(line -> found.put(line, new TreeSet<>()));
        for (Finding finding : report.findings()) {
            for (long line : finding.lines().isEmpty() ? List.of(0L) : finding.lines()) {
                found.computeIfAbsent(line, key -> new TreeSet<>())
                        .add(finding.rule() + " " + finding.severity().label());
            }
        }
        assertThat(found).isEqualTo(promised).hasSizeGreaterThan(10);
    }

    @Test
    void finds_a_file_that_is_larger_than_the_provider_takes() {
        byte[] block = (chat("a").replace(":[", ":" + " ".repeat(1 << 20) + "[") + "\n").getBytes(UTF_8);
        Supplier<Source> large = () -> Source.of(
                "large",
                new SequenceInputStream(
                        Collections.enumeration(Collections.nCopies(513, new ByteArrayInputStream(block) {
                            @Override
                            public void close() {
                                reset();
                            }
                        }))));
        List<String> rules = List.of("file-too-large", "upload-in-parts");
        Report report = Validator.create().select(rules).check(List.of(large.get()));
        Report elsewhere = Validator.create().provider("mistral").select(rules).check(List.of(large.get()));

        assertThat(report.findings())
                .extracting(Finding::rule, Finding::severity)
                .containsExactly(tuple("upload-in-parts", Severity.WARNING));
        assertThat(elsewhere.findings())
                .extracting(Finding::rule, Finding::severity)
                .as("Mistral's API refuses it, its trainer does not")
                .containsExactly(tuple("file-too-large", Severity.WARNING));
    }

    @Test
    void one_broken_line_does_not_hide_the_next() {
        Report report = check("{", chat("a"), "nonsense", chat("b"));

        assertThat(report.findingsOf("invalid-json"))
                .extracting(finding -> finding.line().orElse(0))
                .containsExactly(1L, 3L);
        assertThat(report.datasets().get(0).examples()).isEqualTo(2);
        assertThat(report.datasets().get(0).unreadable()).isEqualTo(2);
    }

    @Test
    void says_the_byte_column_and_the_pointer() {
        Finding finding = check(
                        "  {\"messages\":[{\"role\":\"ü\",\"content\":\"x\"},{\"role\":\"bot\",\"content\":\"y\"}]}")
                .findingsOf("unknown-role")
                .get(1);

        assertThat(finding.column()).hasValue(52);
        assertThat(finding.pointer()).isEqualTo("/messages/1/role");
        assertThat(finding.message()).isEqualTo("role 'bot' is not one of system, user, assistant, tool, function");
    }

    @Test
    void groups_the_same_defect_of_many_lines_into_one_finding_with_the_exact_count() {
        String[] lines = IntStream.range(0, 250)
                .mapToObj(i -> chat("q" + i).replace("{\"messages\"", "{\"id\":" + i + ",\"messages\""))
                .toArray(String[]::new);

        List<Finding> findings = check(lines).findings();

        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).count()).isEqualTo(250);
        assertThat(findings.get(0).lines()).hasSize(100).startsWith(1L, 2L, 3L).endsWith(100L);
    }

    @Test
    void keeps_counts_exact_when_hostile_data_invents_a_thousand_different_keys() {
        String[] lines = IntStream.range(0, 1_000)
                .mapToObj(i -> chat("q" + i).replace("{\"messages\"", "{\"key" + i + "\":1,\"messages\""))
                .toArray(String[]::new);

        List<Finding> findings = check(lines).findings();

        assertThat(findings).hasSize(501);
        assertThat(findings.stream().mapToLong(Finding::count).sum()).isEqualTo(1_000);
    }

    @Test
    void quotes_names_of_the_data_so_that_they_cannot_disturb_a_terminal() {
        Finding finding = check("{\"messages\":[{\"role\":\"\\u001b[31m\\u202e\",\"content\":\"x\"},"
                        + "{\"role\":\"assistant\",\"content\":\"y\"}]}")
                .findingsOf("unknown-role")
                .get(0);

        assertThat(finding.message()).startsWith("role '<U+001B>[31m<U+202E>' is not one of");
    }

    @Test
    void shows_no_training_text_in_messages() {
        Report report = Validator.create().check(List.of(Datasets.open("function-calling/broken.jsonl")));

        assertThat(report.findings())
                .extracting(Finding::message)
                .noneMatch(message -> message.contains("Larch") || message.contains("order_number"));
    }

    @Test
    void compares_validation_with_training_whatever_key_order_and_white_space() {
        Source training = Datasets.lines(
                chat("a"),
                "{\"messages\":[{\"role\":\"user\",\"content\":\"b\"},{\"role\":\"assistant\",\"content\":\"x\"}]}");
        Source validation = Datasets.lines(
                chat("new"),
                "{ \"messages\" : [ {\"content\":\"b\", \"role\":\"user\"}, {\"content\":\"\\u0078\",\"role\":\"assistant\"} ] }",
                "{\"messages\":[{\"role\":\"user\",\"content\":\"b\"},{\"role\":\"assistant\",\"content\":\"other\"}]}");

        Report report = Validator.create().ignore(ADVICE).validation(validation).check(List.of(training));

        assertThat(report.findings())
                .filteredOn(finding -> finding.rule().startsWith("validation"))
                .extracting(finding -> finding.line().orElse(0) + " " + finding.rule() + " " + finding.severity())
                .containsExactly("2 validation-example-in-training ERROR", "3 validation-prompt-in-training WARNING");
    }

    @Test
    void reads_gzip_by_its_first_bytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write((chat("a") + "\n" + chat("b") + "\n").getBytes(UTF_8));
        }

        Report report = Validator.create().ignore(ADVICE).check(List.of(Source.of("x.jsonl", bytes.toByteArray())));

        assertThat(report.findings()).isEmpty();
        assertThat(report.datasets().get(0).examples()).isEqualTo(2);
    }

    @Test
    void reads_every_member_of_a_gzip_file() throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        for (String member : List.of("a", "b", "c")) {
            try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
                out.write((chat(member) + "\n").getBytes(UTF_8));
            }
        }

        Report report = Validator.create().check(List.of(Source.of("train.jsonl.gz", zipped.toByteArray())));

        assertThat(report.datasets().get(0).examples()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "[\n  "})
    void recognises_a_list_that_is_longer_than_what_is_read_at_once(String begin) {
        StringBuilder file = new StringBuilder(begin);
        for (int i = 0; i < 40_000; i++) {
            file.append(i == 0 ? "" : ",").append(chat("question " + i));
        }
        byte[] bytes = file.append("]").toString().getBytes(UTF_8);

        Report report = Validator.create().check(List.of(Source.of("list.json", bytes)));

        assertThat(report.findings()).extracting(Finding::rule).containsExactly("json-array-file");
        DatasetSummary summary = report.datasets().get(0);
        assertThat(summary.bytes()).isEqualTo(bytes.length).isGreaterThan(3 << 20);
        assertThat(summary.lines()).isEqualTo(begin.length() > 1 ? 2 : 1);
    }

    @Test
    void says_how_long_a_file_is_whose_lines_cannot_be_read() {
        byte[] bytes = (chat("a") + "\n").repeat(30_000).getBytes(UTF_16LE);

        DatasetSummary summary = Validator.create()
                .check(List.of(Source.of("utf16.jsonl", bytes)))
                .datasets()
                .get(0);

        assertThat(summary.bytes()).isEqualTo(bytes.length).isGreaterThan(2 << 20);
        assertThat(summary.lines()).isGreaterThanOrEqualTo(30_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "-1e999999999", "1.0", "0.0", "-0", "1e0", "2"})
    void judges_any_number_as_a_weight_and_says_one_thing(String weight) {
        String line = chat("a").replace("\"}]}", "\",\"weight\":" + weight + "}]}");

        assertThat(check(line).findings())
                .extracting(Finding::rule, Finding::message)
                .containsExactly(
                        tuple("invalid-weight", "weight is not written as 0 or 1 (it is written '" + weight + "')"));
        assertThat(check(line.replace("assistant", "user")
                                .replace("}]}", "},{\"role\":\"assistant\",\"content\":\"x\"}]}"))
                        .findings())
                .extracting(Finding::rule)
                .containsExactly("invalid-weight");
    }

    @Test
    void finds_the_place_of_a_hundred_thousand_defects_on_one_line() {
        String message = "{\"role\":\"user\",\"content\":\"x\",\"extra\":1},";
        String line = "{\"messages\":[" + message.repeat(100_000)
                + "{\"role\":\"assistant\",\"content\":\"y\",\"other\":1}]}";

        List<Finding> findings = check(line).findingsOf("unknown-key");

        assertThat(findings).extracting(Finding::count).containsExactly(100_000L, 1L);
        assertThat(findings)
                .extracting(Finding::pointer)
                .containsExactly("/messages/0/extra", "/messages/100000/other");
    }

    /** What a message says in two ways: in the training file as above, in the validation file as below. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'content':'b'|'content':'b','weight':1|true",
                "'content':'b'|'refusal':null,'content':'b'|true",
                "'content':'b'|'content':[{'type':'text','text':'b'}]|true",
                "'content':'b'|'content':'b','tool_calls':[]|true",
                "'content':'b'|'content':'b','weight':0|false",
                "'content':'b'|'content':'B'|false",
                "'content':'b'|'content':[{'type':'text','text':'b'},{'type':'text','text':'b'}]|false",
                "'tool_calls':[{'id':'1','type':'function','function':{'name':'f','arguments':'{\\\"a\\\":1}'}}]|'tool_calls':[{'id':'2','type':'function','function':{'name':'f','arguments':'{ \\\"a\\\": 1 }'}}]|true",
                "'tool_calls':[{'id':'1','type':'function','function':{'name':'f','arguments':'{\\\"a\\\":1}'}}]|'tool_calls':[{'id':'1','type':'function','function':{'name':'f','arguments':'{\\\"a\\\":2}'}}]|false",
            })
    void knows_an_example_again_that_is_written_in_another_way(String one, String other, boolean same) {
        String line = "{'messages':[{'role':'user','content':'a'},{'role':'assistant',%s}]}";
        Report report = Validator.create()
                .validation(Datasets.lines(line.formatted(other).replace('\'', '"')))
                .check(List.of(Datasets.lines(line.formatted(one).replace('\'', '"'))));

        assertThat(report.findingsOf("validation-example-in-training")).hasSize(same ? 1 : 0);
        assertThat(report.findingsOf("validation-prompt-in-training")).hasSize(same ? 0 : 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrong-dialect", "missing-key"})
    void a_dataset_of_which_nothing_was_judged_never_passes(String ignored) {
        String line = ignored.equals("missing-key")
                ? "{\"messages\":[{\"role\":\"user\"},{}]}"
                : "{\"instruction\":\"a\",\"output\":\"b\"}";

        assertThat(Validator.create()
                        .ignore(List.of(ignored, "too-few-examples"))
                        .check(List.of(Datasets.lines(line)))
                        .findings())
                .extracting(Finding::rule)
                .containsExactly("empty-dataset");
    }

    @Test
    void tells_apart_keys_that_java_hashes_alike_and_functions_that_are_offered() {
        String first = chat("a").replace("{\"role\":\"user\"", "{\"Aa\":1,\"role\":\"user\"");

        assertThat(check(first, first.replace("Aa", "BB")).findingsOf("duplicate-example"))
                .isEmpty();

        String[] lines = {
            "{\"functions\":[{\"name\":\"open\"}],\"messages\":[{\"role\":\"user\",\"content\":\"a\"},{\"role\":\"assistant\",\"content\":\"x\"}]}",
            "{\"functions\":[{\"name\":\"shut\"}],\"messages\":[{\"role\":\"user\",\"content\":\"a\"},{\"role\":\"assistant\",\"content\":\"y\"}]}",
            chat("b"),
            chat("c"),
            chat("d"),
        };
        assertThat(check(lines).findingsOf("same-prompt-different-answer")).isEmpty();
    }

    @Test
    void counts_the_lines_of_a_second_format() {
        String completion = "{\"prompt\":\"Hi\",\"completion\":\" Hello\"}";

        List<Finding> findings =
                check(completion, chat("a"), completion, chat("b"), chat("c")).findingsOf("mixed-dialects");

        assertThat(findings).extracting(Finding::count).containsExactly(2L);
        assertThat(findings.get(0).lines()).containsExactly(1L, 3L);
        assertThat(findings.get(0).message())
                .isEqualTo("line is in the prompt-completion format, most lines are in the openai-chat format");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'role':'user','content':'x','tool_call_id':'1'}|key-on-other-role",
                "{'role':'user','content':'x','tool_calls':null,'refusal':null}|",
                "{'role':'user','content':null,'refusal':'No'}|key-on-other-role missing-content",
                "{'role':'user','content':''}|empty-message",
                "{'role':'system','content':[{'type':'text','text':' '}]}|empty-message",
                "{'role':'assistant','content':null,'refusal':''}|missing-content",
                "{'role':'assistant','content':'','refusal':'No.'}|",
            })
    void knows_which_keys_a_role_may_have(String message, String rules) {
        String line = chat("a").replace("[{", "[" + message.replace('\'', '"') + ",{");

        assertThat(check(line).findings())
                .extracting(Finding::rule)
                .containsExactlyInAnyOrder(rules == null ? new String[0] : rules.split(" "));
    }

    @Test
    void finds_the_second_answer_to_one_call() {
        String call = "{'id':'1','type':'function','function':{'name':'f','arguments':'{}'}}";
        String answer = "{'role':'tool','tool_call_id':'1','content':'x'}";
        String line = "{'messages':[{'role':'user','content':'a'},{'role':'assistant','tool_calls':[" + call + "]},"
                + answer + "," + answer + ",{'role':'assistant','content':'y'}],"
                + "'tools':[{'type':'function','function':{'name':'f'}}]}";

        assertThat(check(line.replace('\'', '"')).findings())
                .extracting(Finding::rule, Finding::message)
                .containsExactly(tuple("tool-message-without-call", "tool message answers a call that has its answer"));
    }

    @Test
    void counts_each_line_if_asked() {
        Source source = Datasets.lines(chat("a"), "", "{", chat("b"), "7");

        var perLine = Validator.create().countPerLine(source).perLine();

        assertThat(perLine.of(1)).isPresent().isEqualTo(perLine.of(4));
        assertThat(perLine.of(2)).isEmpty();
        assertThat(perLine.of(3)).isEmpty();
        assertThat(perLine.of(5)).isEmpty();
    }

    @Test
    void reports_a_whole_file_defect_once() {
        assertThat(rulesFor((chat("a") + "\n" + chat("b")).getBytes(UTF_16LE))).containsExactly("not-utf-8");
        assertThat(rulesFor(("[" + chat("a") + ",\n" + chat("b") + "]").getBytes(UTF_8)))
                .containsExactly("json-array-file");
        assertThat(rulesFor(("[\n" + chat("a") + "\n]\n").getBytes(UTF_8))).containsExactly("json-array-file");
        assertThat(rulesFor("{\n  \"messages\": []\n}\n{\n  \"messages\": []\n}\n".getBytes(UTF_8)))
                .containsExactly("pretty-printed-json");
        assertThat(rulesFor("PK\3\4rest".getBytes(UTF_8))).containsExactly("not-json-lines");
        assertThat(rulesFor((chat("a") + "\r" + chat("b") + "\r").getBytes(UTF_8)))
                .containsExactly("carriage-return-line-ends");
        assertThat(rulesFor(new byte[0])).containsExactly("empty-dataset");
        assertThat(rulesFor(" \n\n".getBytes(UTF_8))).containsExactlyInAnyOrder("empty-dataset", "blank-line");
    }

    @Test
    void reads_lines_with_crlf_padding_and_without_a_last_line_end() {
        assertThat(rulesFor((chat("a") + "\r\n  " + chat("b") + " \t").getBytes(UTF_8)))
                .isEmpty();
    }

    @Test
    void reads_lines_as_long_as_it_is_told() {
        byte[] file = (chat("a") + "\n" + chat("b".repeat(1 << 20)) + "\n" + chat("c") + "\n").getBytes(UTF_8);
        Limits mebibyte = Limits.STANDARD.with("line-bytes", 1 << 20);
        Validator small = Validator.create().limits(mebibyte).select(List.of("line-too-long"));

        Report report = small.check(List.of(Source.of("t", file)));
        assertThat(report.findings()).extracting(Finding::rule).containsExactly("line-too-long");
        assertThat(report.datasets().get(0).examples()).isEqualTo(2);
        assertThat(small.limits(mebibyte.with("line-bytes", 1 << 22))
                        .check(List.of(Source.of("t", file)))
                        .findings())
                .isEmpty();
        assertThatThrownBy(() -> mebibyte.with("line-bytes", 1)).hasMessageContaining("1048576");
    }

    @Test
    void reads_as_deep_as_it_is_told_numbers_as_long_and_keeps_as_many_findings() {
        String deep = "{\"a\":" + "[".repeat(600) + "]".repeat(600) + "}\n";
        String number = "{\"a\":1" + "0".repeat(20_000) + "}\n";
        String roles = IntStream.range(0, 9)
                .mapToObj(i -> chat("x").replace("\"user\"", "\"role" + i + "\"") + "\n")
                .collect(Collectors.joining());
        Validator standard = Validator.create().select(List.of("unknown-role"));
        Validator wide = standard.limits(Limits.STANDARD
                .with("nesting", 700)
                .with("number-digits", 30_000)
                .with("findings", 4));
        Source source = Source.of("t", (deep + number + roles).getBytes(UTF_8));

        assertThat(standard.check(List.of(source)).findings())
                .extracting(Finding::rule)
                .contains("nesting-too-deep", "invalid-json")
                .filteredOn("unknown-role"::equals)
                .hasSize(9);
        assertThat(wide.check(List.of(source)).findings())
                .extracting(Finding::rule)
                .doesNotContain("nesting-too-deep", "invalid-json")
                .filteredOn("unknown-role"::equals)
                .hasSize(5);
        assertThatThrownBy(() -> Limits.STANDARD.with("nestig", 10)).hasMessageContaining("nearest: nesting");
    }

    @Test
    void skips_a_line_that_is_too_long_and_goes_on() {
        byte[] line = (chat("a") + "\n").getBytes(UTF_8);
        byte[] file = new byte[(64 << 20) + 4096];
        Arrays.fill(file, (byte) 'x');
        System.arraycopy(line, 0, file, 0, line.length);
        file[file.length - 1 - line.length] = '\n';
        System.arraycopy(line, 0, file, file.length - line.length, line.length);

        Report report = Validator.create().ignore(ADVICE).check(List.of(Source.of("long", file)));

        assertThat(report.findings())
                .extracting(finding -> finding.line().orElse(0) + " " + finding.rule())
                .containsExactly("2 line-too-long", "3 duplicate-example");
        assertThat(report.datasets().get(0).lines()).isEqualTo(3);
    }

    @Test
    void fails_when_training_costs_more_than_the_budget() {
        Source training = Datasets.open("sarcastic-support/training.jsonl");
        Validator validator = Validator.forModel("gpt-4.1-2025-04-14").today(LocalDate.of(2026, 11, 20));

        assertThat(validator
                        .maxCost(new BigDecimal("0.10"))
                        .check(List.of(training))
                        .findingsOf("cost-over-budget"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.ERROR));
        assertThat(validator
                        .maxCost(new BigDecimal("10"))
                        .check(List.of(training))
                        .isPass())
                .isTrue();
    }

    @Test
    void adds_the_costs_of_several_datasets_each_of_which_is_a_job() {
        Source training = Datasets.open("sarcastic-support/training.jsonl");
        Validator validator = Validator.forModel("gpt-4.1-2025-04-14").today(LocalDate.of(2026, 11, 20));

        CostEstimate one = validator.check(List.of(training)).cost().orElseThrow();
        Report both = validator
                .maxCost(requireNonNull(one.trainingCostUsd()).multiply(new BigDecimal("1.5")))
                .check(List.of(training, training));

        assertThat(both.cost().orElseThrow().jobs()).isEqualTo(2);
        assertThat(both.cost().orElseThrow().epochs()).isEqualTo(one.epochs());
        assertThat(both.cost().orElseThrow().chargedTokens()).isEqualTo(2 * one.chargedTokens());
        assertThat(both.cost().orElseThrow().trainingCostUsd())
                .isEqualByComparingTo(one.trainingCostUsd().multiply(BigDecimal.valueOf(2)));
        assertThat(both.findingsOf("cost-over-budget"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("on 2 datasets"));
    }

    @Test
    void holds_lifecycle_dates_against_the_day() {
        Source training = Datasets.open("sarcastic-support/training.jsonl");
        Validator validator = Validator.forModel("gpt-4.1-mini-2025-04-14");

        Report before = validator.today(LocalDate.of(2026, 11, 20)).check(List.of(training));
        Report after = validator.today(LocalDate.of(2027, 1, 6)).check(List.of(training));

        assertThat(before.findingsOf("retiring-model"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("2027-01-06", "2027-01-14"));
        assertThat(before.isPass()).isTrue();
        assertThat(after.findingsOf("retired-model")).hasSize(1);
        assertThat(after.isPass()).isFalse();
    }

    @Test
    void verdict_follows_the_severity_that_fails() {
        String[] duplicates = {chat("a"), chat("a")};
        Validator validator = Validator.create().ignore(ADVICE);

        assertThat(validator.check(List.of(Datasets.lines(duplicates))).isPass())
                .isTrue();
        assertThat(validator
                        .failOn(Optional.of(Severity.WARNING))
                        .check(List.of(Datasets.lines(duplicates)))
                        .isPass())
                .isFalse();
        assertThat(validator
                        .failOn(Optional.empty())
                        .check(List.of(Datasets.lines("{")))
                        .isPass())
                .isTrue();
    }

    @Test
    void runs_selected_rules_and_those_about_what_cannot_be_read() {
        Report report = Validator.create()
                .select(List.of("duplicate-example"))
                .check(List.of(Datasets.lines(chat("a"), chat("a"), "{")));

        assertThat(report.findings()).extracting(Finding::rule).containsExactly("duplicate-example", "invalid-json");
    }

    @Test
    void throws_for_broken_requests_only(@TempDir Path folder) {
        Path missing = folder.resolve("missing.jsonl");

        assertThatThrownBy(() -> Validator.forModel("gpt-9").check(missing)).isInstanceOf(UnknownNameException.class);
        assertThatThrownBy(() -> Validator.create().ignore(List.of("no-rule")).check(missing))
                .hasMessageContaining("unknown rule 'no-rule'");
        assertThatThrownBy(() -> Validator.create().check(missing)).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> Validator.create().check(folder)).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void checks_files_on_disk(@TempDir Path folder) throws IOException {
        Path training = Files.writeString(folder.resolve("a b 训练.jsonl"), chat("a") + "\n");
        Path validation = Files.writeString(folder.resolve("valid.jsonl"), chat("a") + "\n");

        Report report = Validator.create().validation(validation).check(training);

        assertThat(report.findingsOf("validation-example-in-training"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.file()).isEqualTo(validation.toString()));
    }

    @ParameterizedTest
    @CsvSource({
        "train.json, openai, warning",
        "train.txt, azure, warning",
        "train.JSONL, together, error",
        "jsonl, together, error",
        "train.jsonl, together,",
        "train.jsonl.gz, together,",
        "train.json, mistral,"
    })
    void a_provider_that_looks_at_names_takes_jsonl_only(
            String name, String provider, @Nullable String severity, @TempDir Path folder) throws IOException {
        Path training = Files.writeString(folder.resolve(name), chat("a") + "\n");

        Report report = Validator.create().provider(provider).check(training);

        assertThat(report.findingsOf("file-not-named-jsonl"))
                .extracting(finding -> finding.severity().label() + ": " + finding.message())
                .isEqualTo(
                        severity == null
                                ? List.of()
                                : List.of(severity + ": file is named '" + name + "', "
                                        + Catalogue.bundled().provider(provider).title()
                                        + " takes names that end in .jsonl"));
    }

    @ParameterizedTest
    @CsvSource({"train.jsonl, true", "train.jsonl.gz, false"})
    void a_zipped_file_that_is_named_as_if_it_were_not_is_told(String name, boolean told, @TempDir Path folder)
            throws IOException {
        Path training = folder.resolve(name);
        try (GZIPOutputStream zipped = new GZIPOutputStream(Files.newOutputStream(training))) {
            zipped.write((chat("a") + "\n").getBytes(UTF_8));
        }

        assertThat(Validator.create().check(training).findingsOf("file-not-named-jsonl"))
                .extracting(Finding::message)
                .isEqualTo(
                        told
                                ? List.of("file is compressed with gzip and does not say so, OpenAI takes it unpacked")
                                : List.of());
    }

    private static Report check(String... lines) {
        return Validator.create().ignore(ADVICE).check(List.of(Datasets.lines(lines)));
    }

    private static List<String> rulesFor(byte[] file) {
        return Validator.create().ignore(ADVICE).check(List.of(Source.of("file", file))).findings().stream()
                .map(Finding::rule)
                .toList();
    }

    @Test
    void the_same_instructions_count_the_same_in_every_example() {
        String kind =
                "{\"messages\":[{\"role\":\"system\",\"content\":\"Be kind, whatever they say.\"},{\"role\":\"user\",\"content\":\"a\"},{\"role\":\"assistant\",\"content\":\"b\"}]}";
        String rude = kind.replace("kind", "rude and short");
        String none = kind.replace("Be kind, whatever they say.", "");
        List<String> lines = List.of(none, kind, kind, rude, kind, none, rude, rude);
        var perLine = Validator.create()
                .threads(1)
                .countPerLine(Datasets.lines(lines.toArray(String[]::new)))
                .perLine();

        for (int i = 0; i < lines.size(); i++) {
            assertThat((long) perLine.of(i + 1).orElseThrow())
                    .isEqualTo(Validator.create()
                            .count(Datasets.lines(lines.get(i)))
                            .summary()
                            .tokens()
                            .total());
        }
    }
}
