package io.github.tuneprep.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tuneprep.rule.Quoted;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TuneprepTest {
    @TempDir
    private Path folder;

    private String training = "";
    private String broken = "";

    private record Run(int code, String out, String err) {}

    @BeforeEach
    void copyDatasets() throws IOException {
        training = copy("sarcastic-support/training.jsonl");
        broken = copy("sarcastic-support/broken.jsonl");
    }

    @Test
    void check_passes_a_good_dataset_with_0_and_fails_a_broken_one_with_1() {
        assertThat(run("check", training).code()).isZero();
        assertThat(run("check", broken).code()).isEqualTo(1);
        assertThat(run("check", broken, "--fail-on", "never").code()).isZero();
        assertThat(run("check", training, broken).out()).contains("FAIL for OpenAI", "unknown-role");
    }

    @Test
    void check_prints_the_result_only_to_standard_output() {
        Run run = run("check", broken, "--format", "json");

        assertThat(run.out())
                .startsWith("{\n  \"schemaVersion\" : 1,\n  \"verdict\" : \"fail\"")
                .endsWith("}\n");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void check_writes_a_file_and_replaces_one_only_when_asked() throws IOException {
        Path report = folder.resolve("report.json");

        assertThat(run("check", training, "--format", "json", "-o", report.toString())
                        .code())
                .isZero();
        assertThat(Files.readString(report)).contains("\"verdict\" : \"pass\"");
        Run again = run("check", training, "-o", report.toString());
        assertThat(again.code()).isEqualTo(3);
        assertThat(again.err()).contains("file exists, use --force");
        assertThat(run("check", training, "-o", report.toString(), "--force").code())
                .isZero();
        assertThat(Files.readString(report)).contains("PASS");
        try (var files = Files.list(folder)) {
            assertThat(files.map(Path::getFileName).map(Path::toString)).noneMatch(name -> name.endsWith(".tmp"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sarif    | "version" : "2.1.0"
            junit    | <testsuites name="tuneprep">
            github   | ::error file=
            markdown | ## Tuneprep: ❌ fail
            html     | <!DOCTYPE html>
            """)
    void check_writes_the_formats_of_builds(String format, String text) {
        assertThat(run("check", broken, "--format", format).out()).contains(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            check FILE --max-cost nan      | cannot convert 'nan' to BigDecimal
            check FILE --provder openai    | Possible solutions: --provider
            chek FILE                      | Did you mean: tuneprep check?
            convert FILE --encoding cp12   | cannot convert 'cp12' to Charset
            split FILE                     | Missing required options: '--train=OUT', '--validation=OUT'
            """)
    void says_in_a_few_lines_what_is_wrong_with_the_command(String arguments, String said) {
        Run run = run(arguments.replace("FILE", training).split(" +", -1));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith("tuneprep: ").contains(said).containsPattern("Try 'tuneprep.* --help'");
        assertThat(run.err().lines()).hasSizeLessThan(4);
        assertThat(run.err()).doesNotContain("java.");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void a_report_names_the_command_that_mends_the_first_file_where_it_mends_anything() throws IOException {
        Path unknown = Files.writeString(
                folder.resolve("unknown.jsonl"),
                "{\"messages\":[{\"role\":\"narrator\",\"content\":\"Hi\"},{\"role\":\"assistant\",\"content\":\"b\"}]}\n");
        String[] options = {
            "--provider", "together", "--limit=findings=100", "--limit", "nesting=99", "--ignore", "wrong-type"
        };
        List<String> check = new ArrayList<>(List.of("check", training, unknown.toString(), broken));
        check.addAll(List.of(options));

        assertThat(run(check.toArray(String[]::new)).out())
                .contains("unknown-role\n           role 'narrator'")
                .endsWith("\nFix:  tuneprep fix " + Quoted.argument(broken)
                        + " --provider together --limit findings=100 --limit nesting=99 --ignore wrong-type --diff (mends"
                        + " invalid-json, unknown-role, blank-line; with --unsafe unknown-top-level-key,"
                        + " duplicate-example)\n");
        assertThat(run("check", training).out()).doesNotContain("Fix:");
        assertThat(run("check", unknown.toString()).out()).doesNotContain("Fix:");
        assertThat(run("check", broken, "--select", "duplicate-example").out())
                .endsWith(" --select duplicate-example --unsafe --diff (mends duplicate-example)\n");
        assertThat(run("check", broken, "--format", "markdown").out()).doesNotContain("Fix:");
    }

    @Test
    void what_is_checked_behind_a_fix_is_the_same_target() throws IOException {
        Path line = Files.writeString(
                folder.resolve("developer.jsonl"),
                "{\"messages\":[{\"role\":\"developer\",\"content\":\"Hi\"},{\"role\":\"user\",\"content\":\"a\"},{\"role\":\"assistant\",\"content\":\"b\"}]}\n");
        Path fixed = folder.resolve("fixed.jsonl");
        Run run = run("fix", line.toString(), "-o", fixed.toString(), "--provider", "together", "--no-config");

        assertThat(run.out())
                .contains("unknown-role (1)")
                .endsWith(
                        "Next: tuneprep check " + Quoted.file(fixed.toString()) + " --provider together --no-config\n");
        assertThat(Files.readString(fixed)).contains("{\"role\":\"system\",");
    }

    @Test
    void fix_shows_what_it_would_do_and_writes_only_another_file() throws IOException {
        String before = Files.readString(Path.of(broken));
        Path fixed = folder.resolve("fixed.jsonl");

        Run shown = run("fix", broken, "--diff");
        assertThat(shown.code()).isZero();
        assertThat(shown.out()).contains("line 4  unknown-role\n", "\"role\": \"bot\"", "\"role\": \"assistant\"");
        assertThat(shown.out()).contains("1 more finding with --unsafe: unknown-top-level-key");
        assertThat(fixed).doesNotExist();
        assertThat(run("fix", broken).code()).isEqualTo(2);
        assertThat(run("fix", broken, "--diff", "-o", fixed.toString()).code()).isEqualTo(2);
        assertThat(run("fix", broken, "-o", broken, "--force").code()).isEqualTo(3);
        assertThat(run("fix", broken, "-o", fixed.toString(), "--unsafe").out()).contains("Next: tuneprep check");
        assertThat(Files.readString(Path.of(broken))).isEqualTo(before);
        assertThat(run("check", fixed.toString()).out())
                .doesNotContain("unknown-role", "blank-line", "duplicate-example");
        Run again = run("fix", fixed.toString(), "-o", "-", "--unsafe", "--format", "json");
        assertThat(again.out()).isEqualTo(Files.readString(fixed));
        assertThat(again.err()).contains("\"mended\" : { }");
        assertThat(run("explain", "unknown-role").out()).contains("Fix\n  tuneprep fix gives roles");
    }

    @Test
    void a_baseline_accepts_what_is_known_until_it_gets_worse() throws IOException {
        String baseline = folder.resolve("baseline.json").toString();

        assertThat(run("check", broken, "--update-baseline").code()).isEqualTo(2);
        assertThat(run("check", broken, "--baseline", baseline).code()).isEqualTo(3);
        Run made = run("check", broken, "--baseline", baseline, "--update-baseline");
        assertThat(made.code()).isZero();
        assertThat(made.out()).contains("0 errors, 0 warnings, 0 infos; the baseline accepts 15");
        assertThat(run("check", broken, "--baseline", baseline).code()).isZero();
        Files.writeString(Path.of(broken), "{}\n" + Files.readString(Path.of(broken)));
        Run worse = run("check", broken, "--baseline", baseline);
        assertThat(worse.code()).isEqualTo(1);
        assertThat(worse.out()).contains("FAIL for OpenAI: 1 error, 0 warnings");
    }

    @Test
    void a_baseline_keeps_what_it_accepts_of_files_that_are_not_checked() throws IOException {
        String baseline = folder.resolve("baseline.json").toString();
        Path other = Files.copy(Path.of(broken), folder.resolve("other.jsonl"));
        run("check", broken, other.toString(), "--baseline", baseline, "--update-baseline");

        assertThat(run("check", broken, "--baseline", baseline, "--update-baseline")
                        .code())
                .isZero();

        assertThat(run("check", other.toString(), "--baseline", baseline).out()).contains("the baseline accepts 15");
    }

    @Test
    void a_baseline_keeps_what_it_accepts_of_rules_that_did_not_run() {
        String baseline = folder.resolve("baseline.json").toString();
        run("check", broken, "--baseline", baseline, "--update-baseline");

        run("check", broken, "--baseline", baseline, "--update-baseline", "--ignore", "unknown-role, blank-line");
        run("check", broken, "--baseline", baseline, "--update-baseline", "--select", "unknown-role");

        assertThat(run("check", broken, "--baseline", baseline).out()).contains("the baseline accepts 15");
        assertThat(run("check", broken, "--baseline", baseline, "--provider", "openai,azure")
                        .out())
                .contains("0 warnings, the baseline accepts 15");
    }

    @Test
    void a_baseline_accepts_no_price() {
        String baseline = folder.resolve("baseline.json").toString();
        String[] check = {
            "check", training, "--model", "gpt-4.1-mini-2025-04-14", "--max-cost", "0.001", "--baseline", baseline
        };

        String[] update = Arrays.copyOf(check, check.length + 1);
        update[check.length] = "--update-baseline";

        assertThat(run(update).out()).contains("cost-over-budget");
        assertThat(run(check).code()).isEqualTo(1);
    }

    @Test
    void never_replaces_what_it_reads() throws IOException {
        Path config = folder.resolve("own.yaml");
        Files.writeString(config, "fail-on: never\n");
        String before = Files.readString(Path.of(training));

        assertThat(run("check", training, "--baseline", training, "--update-baseline")
                        .code())
                .isEqualTo(3);
        assertThat(run("check", training, "--baseline", config.toString(), "--update-baseline")
                        .code())
                .isEqualTo(2);
        assertThat(run("check", training, "--config", config.toString(), "-o", config.toString(), "--force")
                        .code())
                .isEqualTo(3);
        for (String command : List.of("fix", "count", "cost")) {
            assertThat(run(command, training, "--config", config.toString(), "-o", config.toString(), "--force")
                            .code())
                    .as(command)
                    .isEqualTo(3);
        }
        assertThat(run("check", training, "--provider", "all", "--baseline", "b.json", "--update-baseline")
                        .code())
                .isEqualTo(2);
        assertThat(Files.readString(config)).isEqualTo("fail-on: never\n");
        assertThat(Files.readString(Path.of(training))).isEqualTo(before);
    }

    @Test
    void settings_come_from_a_configuration_file_and_the_command_line_says_more() throws IOException {
        Path config = folder.resolve("tuneprep.yaml");
        Files.writeString(config, "provider: azure\nfail-on: never\n");

        Run configured = run("check", broken, "--config", config.toString());
        assertThat(configured.code()).isZero();
        assertThat(configured.out()).contains("for Azure");
        assertThat(run("check", broken, "--config", config.toString(), "--fail-on", "error")
                        .code())
                .isEqualTo(1);
        Files.writeString(
                config, "provider: openai\nmodel: gpt-4.1-mini-2025-04-14\nepochs: 2\nencoding: cl100k_base\n");
        assertThat(run("count", training, "--config", config.toString()).out()).contains("cl100k_base");
        assertThat(run("cost", training, "--config", config.toString()).out())
                .containsPattern("gpt-4.1-mini-2025-04-14 +[0-9,]+ +2 ")
                .doesNotContain("gpt-4o");
        assertThat(run("cost", training, "--config", config.toString(), "--model", "gpt-4o-mini", "--epochs", "5")
                        .out())
                .containsPattern("gpt-4o-mini-2024-07-18 +[0-9,]+ +5 ")
                .doesNotContain("gpt-4.1");
        String[] ofAnother = {
            "cost", training, "--config", config.toString(), "--provider", "mistral", "--model", "open-mistral-nemo"
        };
        assertThat(run(ofAnother).code())
                .as("a model of the configuration is not asked for where another is named")
                .isZero();
        Files.writeString(config, "fail-onn: never\n");
        Run wrong = run("check", broken, "--config", config.toString());
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("tuneprep.yaml:1: unknown key 'fail-onn'; nearest: fail-on");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "check",
                "chek x",
                "check x --format yaml",
                "check x --model gpt-9",
                "check x --provider nobody",
                "check x --ignore no-such-rule",
                "check x --epochs many",
                "check x --epochs 0",
                "check x --epochs 10001",
                "check x --threads 0",
                "check x --token-limit 0",
                "check x --max-cost -1 --model gpt-4.1",
                "check x --max-cost 5",
                "check - -",
                "check x --validation - -",
                "check x --ignore empty-dataset",
                "check x --encoding latin",
                "explain no-such-rule",
                "explain",
                "explain --message hello",
                "",
            })
    void wrong_usage_ends_with_2(String line) {
        Run run = run(line.isEmpty() ? new String[0] : line.split(" "));

        assertThat(run.code()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).isNotBlank().doesNotContain("Exception", "\tat ");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void writes_to_pipes_and_through_links_and_never_over_what_it_reads() throws Exception {
        Path report = folder.resolve("report.json");
        Path link = Files.createSymbolicLink(folder.resolve("link.json"), report);
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        CompletableFuture<String> read = CompletableFuture.supplyAsync(() -> read(pipe));

        assertThat(run("count", training, "-o", pipe.toString()).code()).isZero();
        assertThat(read.get(10, TimeUnit.SECONDS)).contains("tokens in");

        assertThat(run("count", training, "-o", report.toString()).code()).isZero();
        assertThat(run("count", broken, "-o", link.toString(), "--force").code())
                .isZero();
        assertThat(link).isSymbolicLink();
        assertThat(report).content().contains("12 examples");

        String dataset = Files.readString(Path.of(training));
        Run over = run("check", training, "-o", training, "--force");
        assertThat(over.code()).isEqualTo(3);
        assertThat(over.err()).contains("is the file that is read");
        assertThat(Path.of(training)).content().isEqualTo(dataset);

        assertThat(run("count", training, "-o", folder.toString(), "--force").err())
                .contains("is a folder");
        assertThat(run("count", training, "-o", folder.resolve("no/such/file").toString())
                        .err())
                .contains("no such file: " + folder.resolve("no/such"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void files_it_writes_can_be_read_by_whom_the_umask_lets() throws IOException {
        Path report = folder.resolve("report.json");
        Path plain = Files.writeString(folder.resolve("plain"), "x");

        run("count", training, "-o", report.toString());

        assertThat(Files.getPosixFilePermissions(report)).isEqualTo(Files.getPosixFilePermissions(plain));
    }

    @Test
    void names_the_file_and_disturbs_no_terminal_when_it_cannot_read() throws IOException {
        Path cut = folder.resolve("cut.jsonl.gz");
        Files.write(cut, new byte[] {0x1F, (byte) 0x8B, 8, 0});

        assertThat(run("check", cut.toString()).err()).contains("cut.jsonl.gz: gzip data ends too early");
        assertThat(run("check", folder.toString()).err()).contains(folder.toString());
        assertThat(run("check", "no\u001b[31mcolour").err()).doesNotContain("\u001b");
    }

    @Test
    void a_file_that_cannot_be_read_never_passes_whatever_is_selected() throws IOException {
        for (String content : List.of("", "garbage\n", "[1,2]\n", "\u00ff\u00feb", "{\n\"messages\": []\n}\n")) {
            Path file = Files.writeString(folder.resolve("file"), content, StandardCharsets.ISO_8859_1);

            assertThat(run("check", file.toString(), "--select", "duplicate-example")
                            .code())
                    .as(content)
                    .isEqualTo(1);
        }
    }

    @Test
    void what_cannot_be_read_ends_with_3() {
        Run missing = run("check", folder.resolve("missing.jsonl").toString());
        Run directory = run("check", folder.toString());

        assertThat(missing.code()).isEqualTo(3);
        assertThat(missing.err()).contains("no such file: ").doesNotContain("\tat ");
        assertThat(directory.code()).isEqualTo(3);
        assertThat(directory.err()).doesNotContain("\tat ");
    }

    @Test
    void colours_only_when_asked_or_at_a_terminal() {
        assertThat(run("check", broken).out()).doesNotContain("\u001b[");
        assertThat(run("check", broken, "--color", "always").out()).contains("\u001b[31m");
    }

    @Test
    void count_gives_the_keys_of_the_contract() {
        Run run = run("count", broken, "--per-line", "--format", "json");

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("\"encoding\" : \"o200k_base\"", "\"examples\" : 12", "\"messages\" :", "\"tokens\" :")
                .contains("\"contentTokens\" :", "\"perLine\" : [ 109, null, null, 111,")
                .containsPattern("null \\]\n");
        assertThat(run("count", broken).out())
                .contains("tokens in 12 examples", "lines could not be read; run tuneprep check");
    }

    @Test
    void cost_compares_models() {
        Run run = run("cost", training, "--model", "gpt-4.1-mini", "--model", "gpt-3.5-turbo-0125", "--epochs", "3");

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("gpt-4.1-mini-2025-04-14", "$0.14", "gpt-3.5-turbo-0125", "$0.2");
        assertThat(run("cost", training, "--format", "json").out())
                .contains("\"estimates\" : [", "\"pricePerMillion\" : 25");
    }

    @Test
    void max_cost_is_a_gate() {
        assertThat(run("check", training, "--model", "gpt-4.1", "--max-cost", "0.10")
                        .code())
                .isEqualTo(1);
        assertThat(run("check", training, "--model", "gpt-4.1", "--max-cost", "100")
                        .code())
                .isZero();
    }

    @Test
    void a_cost_that_is_not_known_is_over_any_budget() {
        Run run = run("check", training, "--provider", "azure", "--model", "gpt-4.1", "--max-cost", "1000");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("cost of training is not known");
    }

    @Test
    void every_training_dataset_is_held_against_the_budget() throws IOException {
        Path small = folder.resolve("small.jsonl");
        Files.write(small, Files.readAllLines(Path.of(training)).subList(0, 10));

        Run run = run("check", small.toString(), training, "--model", "gpt-4.1", "--max-cost", "0.3", "--epochs", "3");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("cost-over-budget");
    }

    @Test
    void cost_names_what_it_could_not_read() throws IOException {
        Path garbage = Files.writeString(folder.resolve("garbage.jsonl"), "garbage\n");

        Run run = run("cost", garbage.toString(), "--model", "gpt-4.1");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("tuneprep: " + garbage)
                .contains("no line is an example in a format that these models take; run tuneprep check");
        assertThat(run("cost", broken, "--model", "gpt-4.1").out()).contains("lines could not be read");
        assertThat(run("cost", training, "--model", "davinci-002", "--model", "gpt-4.1")
                        .out())
                .containsPattern("davinci-002 .* unknown ");
        assertThat(run("cost", training, "--provider", "together").out()).contains("unknown", "billed too");
    }

    @Test
    void split_writes_both_parts_or_none() throws IOException {
        String train = folder.resolve("t.jsonl").toString();
        String held = folder.resolve("v.jsonl").toString();

        Run run = run("split", training, "--train", train, "--validation", held);

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("48 examples in", "12 in", "Next: tuneprep check");
        assertThat(Path.of(train)).content().hasLineCount(48);
        assertThat(Path.of(held)).content().hasLineCount(12);
        assertThat(run("split", training, "--train", train, "--validation", held)
                        .code())
                .isEqualTo(3);
        assertThat(run("split", training, "--train", train, "--validation", train)
                        .code())
                .isEqualTo(2);

        assertThat(run("split", training, "--train", folder + "/x", "--validation", folder + "/./x")
                        .code())
                .isEqualTo(2);
        assertThat(run("split", training, "--train", "-", "--validation", folder + "/x")
                        .code())
                .isEqualTo(2);

        String other = folder.resolve("other.jsonl").toString();
        assertThat(run("split", broken, "--train", other, "--validation", other + "2")
                        .code())
                .isEqualTo(1);
        assertThat(run("split", training, "--train", other, "--validation", held)
                        .code())
                .isEqualTo(3);
        assertThat(Path.of(other)).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "The job failed: Training file has 3 example(s), but must have at least 10 examples|too-few-examples",
                "Invalid file format. Example 17 contains an extra \"id\".|unknown-top-level-key",
                "Invalid file format. Example 536 contains an extra \"tools\".|unknown-top-level-key",
                "Invalid file format. Line 9, message 2, key \"content\": Input should be a valid string|tool-content-not-string",
                "Error: line contains invalid json: Expecting value: line 1 column 1 (char 0)|invalid-json",
                "line contains invalid json|invalid-json",
                "Example 5 cannot be parsed|invalid-json",
                "must have at least 10 examples|too-few-examples",
                "invalid_n_examples|too-few-examples",
                "Training file has 0 example(s)|too-few-examples",
                "Example 17 contains an extra \"metadata\"|unknown-top-level-key",
                "Example 3 is missing key 'messages'|wrong-dialect",
                "is in the fine-tune-chat format|wrong-dialect",
                "Line 1, message 4, key \"__root__\": At least one of content or function_call must be set|missing-content",
                "Example 1 is missing key 'input'.|wrong-dialect",
                "None is not of type 'string' - 'suffix'|invalid-suffix",
                "Missing required column role in message on line 3.|missing-key",
                "Expected last role Assistant for finetuning but got user|last-message-not-assistant",
                "Line 5 is not a dictionary|line-not-an-object",
                "Line 1, message 3, key \"weight\": Input should be 0 or 1|invalid-weight",
                "Line 1, message 3, key \"role\": Input should be 'system', 'user' or 'assistant'|unknown-role",
                "Line 1, message 3, key \"tool_calls\": Input should be a valid list|wrong-type",
                "Invalid file format. Example 3 has unrecognized role 'bot'|unknown-role",
                "Invalid file format. Example 1, message 2: unrecognized role \"foo\"|unknown-role",
                "Example 1 is missing key 'preferred_output'.|missing-key",
                "json.decoder.JSONDecodeError: Extra data: line 1 column 41 (char 40)|invalid-json",
                "Unterminated string starting at: line 7 column 30 (char 29)|invalid-json",
                "'utf-8' codec can't decode byte 0xff in position 0: invalid start byte|not-utf-8",
                "`Example 6 message contains an invalid token: <|fim_prefix|>`|refused-special-token",
                "Tool call id was call_1 but must be a-z, A-Z, 0-9, with a length of 9.|invalid-tool-call-id",
                "Not the same number of function calls and responses|unanswered-tool-call",
            })
    void finds_the_rule_that_prevents_what_a_server_said(String message, String rule) {
        assertThat(run("explain", "--message", message).out()).startsWith(rule + " (");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            File contains invalid UTF-8                              | ; perhaps not-utf-8 (tuneprep explain RULE)
            The last message must be from the assistant, it said     | ; perhaps last-message-not-assistant, calls-on-other-role, weight-on-other-role (tuneprep explain RULE)
            Please try again later                                   | ``
            """)
    void a_message_that_is_not_known_may_be_of_a_rule_with_its_words(String message, String perhaps) {
        Run run = run("explain", "--message", message);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith("tuneprep: no rule is known for a message like this" + perhaps + "\n");
    }

    @Test
    void names_all_rules_that_prevent_a_message_and_who_is_stricter() {
        Run run = run(
                "explain",
                "--message",
                "Expected file to have JSONL format, where every line is a JSON dictionary. Line 1 is not a dictionary");

        assertThat(run.out()).contains("byte-order-mark", "line-not-an-object");
        assertThat(run("explain", "blank-line").out())
                .contains("blank-line (warning)", "does not run at Fireworks AI; error at Together AI, Mistral");
    }

    @Test
    void a_judgement_on_what_texts_are_about_is_explained_too() {
        String said = "The job failed due to an unsafe training file";

        assertThat(run("explain", "--message", said).out()).startsWith("No rule prevents this message");
        Run json = run("explain", "--message", said, "--format", "json");
        assertThat(json.code()).isZero();
        assertThat(json.out()).contains("\"name\" : null");
    }

    @Test
    void several_providers_are_for_check() throws IOException {
        Path ours = Files.writeString(
                folder.resolve("ours.json"), "{\"extends\":\"openai\",\"id\":\"ours\",\"title\":\"Our gateway\"}");
        Path config = Files.writeString(folder.resolve("ours.yaml"), "catalogue: ours.json\n");

        assertThat(run("check", training, "--provider", "all", "--config", config.toString())
                        .out())
                .containsPattern("Our gateway +PASS");
        assertThat(run("check", training, "--provider", "openai, azure,openai").out())
                .containsOnlyOnce("  OpenAI");
        assertThat(run("check", training, "--provider", "all,openai").err()).contains("all stands for every provider");
        assertThat(run("fix", training, "--diff", "--provider", "all").err()).contains("by tuneprep check only");
        assertThat(run("models", "--catalogue", ours.toString()).out()).contains("Our gateway");
    }

    @ParameterizedTest
    @CsvSource({"openai-chat, ''", "mistral, ' --provider mistral'", "gemini, ' --provider gemini'"})
    void names_the_provider_that_takes_what_was_written(String format, String provider, @TempDir Path folder) {
        String written = folder.resolve("written.jsonl").toString();

        assertThat(run("convert", training, "--to", format, "-o", written).out())
                .endsWith("Next: tuneprep check " + written + provider + "\n");
    }

    @Test
    void goes_on_from_a_comparison_with_the_same_options(@TempDir Path folder) {
        String written = folder.resolve("table.txt").toString();

        Run run = run("check", training, "--provider=all", "--epochs", "60", "-o", written);

        assertThat(run.code()).isZero();
        assertThat(Path.of(written))
                .content()
                .containsPattern("Next: tuneprep check .*\\.jsonl'? --epochs 60 --provider openai\n");
    }

    @Test
    void a_file_may_have_any_name() throws IOException {
        Path odd = Files.copy(Path.of(training), folder.resolve("@odd.jsonl"));

        assertThat(run("check", odd.toString(), "--no-config").code()).isZero();
        Run compared = run("check", "--provider", "all", "--no-config", "--", odd.toString());
        assertThat(compared.out().lines().reduce((first, last) -> last).orElseThrow())
                .startsWith("Next: tuneprep check --no-config ")
                .doesNotContain(" -- ")
                .contains("@odd.jsonl")
                .contains(" --provider ");
    }

    @Test
    void a_column_may_have_a_comma() throws IOException {
        Path table = Files.writeString(folder.resolve("commas.csv"), "q,\"a, b\"\nx,y\n");

        assertThat(run("convert", table.toString(), "--map", "user=\"{q}, please\",assistant=\"a, b\"", "-o", "-")
                        .out())
                .isEqualTo(
                        "{\"messages\":[{\"role\":\"user\",\"content\":\"x, please\"},{\"role\":\"assistant\",\"content\":\"y\"}]}\n");
    }

    @Test
    void compares_what_providers_say_of_the_same_file() throws IOException {
        Run run = run("check", training, "--provider", "all");

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .containsPattern("OpenAI +PASS .*; takes no new jobs from 2027-01-06\\n")
                .containsPattern("Together AI +PASS")
                .containsPattern("Google Gemini +FAIL +wrong-dialect \\(60\\)")
                .containsPattern("Next: tuneprep check .*" + Path.of(training).getFileName() + "'? --provider ");
        assertThat(run("check", training, "--provider", "gemini,openai", "--format", "json")
                        .out())
                .contains(
                        "\"provider\" : \"gemini\"",
                        "\"verdict\" : \"fail\"",
                        "\"verdict\" : \"pass\"",
                        "\"jobsEnd\" : \"2027-01-06\"");
        assertThat(run("check", broken, "--provider", "all").code()).isEqualTo(1);
        assertThat(run("check", training, "--provider", "all", "--model", "gpt-4.1")
                        .code())
                .isEqualTo(2);
        assertThat(run("check", training, "--provider", "all", "--max-cost", "5")
                        .err())
                .contains("leave --max-cost out");
        Path config = folder.resolve("budget.yaml");
        Files.writeString(config, "model: gpt-4.1-mini-2025-04-14\nmax-cost: 25\n");
        assertThat(run("check", training, "--provider", "all", "--config", config.toString())
                        .code())
                .as("model and budget of a configuration are for its provider")
                .isZero();
    }

    @Test
    void proposes_only_conversions_that_are_made(@TempDir Path folder) throws IOException {
        String answer = "{\"role\":\"assistant\",\"content\":\"b\"}";
        Path chat = Files.writeString(
                folder.resolve("chat.jsonl"),
                "{\"messages\":[{\"role\":\"user\",\"content\":\"a\"}," + answer + "]}\n");
        Path image = Files.writeString(
                folder.resolve("image.jsonl"),
                "{\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"image_url\",\"image_url\":"
                        + "{\"url\":\"https://a.b/c.png\"}}]}," + answer + "]}\n");
        Path question = Files.writeString(
                folder.resolve("question.jsonl"), "{\"messages\":[{\"role\":\"user\",\"content\":\"a\"}]}\n");

        assertThat(run("check", chat.toString(), "--provider", "bedrock,gemini").out())
                .containsPattern("Bedrock +FAIL +too-few-examples\n +tuneprep convert .* --to bedrock-conversation -o")
                .containsPattern("Gemini +FAIL +wrong-dialect\n +tuneprep convert .* --to gemini -o");
        assertThat(run("check", image.toString(), "--provider", "bedrock,gemini")
                        .out())
                .doesNotContain("convert");
        assertThat(run("check", question.toString(), "--provider", "bedrock,gemini")
                        .out())
                .doesNotContain("convert");
    }

    @Test
    void proposes_what_mends_all_lines_or_says_what_is_lost(@TempDir Path folder) throws IOException {
        String call = "{\"role\":\"assistant\",\"tool_calls\":[{\"id\":\"call_1\",\"type\":\"function\",\"function\":"
                + "{\"name\":\"f\",\"arguments\":\"{}\"}}]}";
        String chat = "{\"messages\":[{\"role\":\"user\",\"content\":\"a\"}," + call
                + "],\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\",\"description\":\"d\",\"parameters\":{\"type\":\"object\",\"properties\":{}}}}]";
        Path calls = Files.writeString(
                folder.resolve("calls.jsonl"),
                chat + "}\n" + chat + ",\"parallel_tool_calls\":false}\n"
                        + chat.replace("\"arguments\":\"{}\"", "\"arguments\":\"{\"") + "}\n");
        Path rows = Files.writeString(folder.resolve("rows.jsonl"), "{\"question\":\"a\",\"answer\":\"b\"}\n");

        assertThat(run("check", calls.toString(), "--provider", "bedrock,mistral,together")
                        .out())
                .containsPattern("--to bedrock-conversation --lossy -o .* \\(refuses 1 of 3\\)\n")
                .doesNotContainPattern("tuneprep fix .* --provider together");
        Files.writeString(calls, chat + "}\n" + chat + ",\"parallel_tool_calls\":false}\n");
        assertThat(run("check", calls.toString(), "--method", "sft", "--provider", "mistral,together")
                        .out())
                .containsPattern("tuneprep fix .* --provider mistral --method sft -o .*fixed.jsonl'?\n")
                .containsPattern("tuneprep fix .* --provider together --method sft --unsafe -o .*fixed.jsonl'?\n");
        assertThat(run("check", rows.toString(), "--provider", "openai,mistral").out())
                .containsPattern("--to openai-chat -o")
                .containsPattern("--to mistral -o");
        Path twice = Files.writeString(
                folder.resolve("twice.jsonl"),
                "{\"messages\":[{\"role\":\"user\",\"content\":\"a\"},{\"role\":\"user\",\"content\":\"b\"},{\"role\":\"assistant\",\"content\":\"c\"}]}\n");
        assertThat(run("check", twice.toString(), "--provider", "bedrock,gemini")
                        .out())
                .as("no fix mends it, and other models of Amazon take another format")
                .containsPattern("repeated-role\n +tuneprep convert .*--to bedrock-conversation --lossy -o");
    }

    @Test
    void convert_writes_a_whole_file_or_none() throws IOException {
        Path table = Files.writeString(folder.resolve("table.csv"), "prompt,completion\nHi,Hello\n,x\n");
        Path out = folder.resolve("out.jsonl");

        Run run = run("convert", table.toString(), "-o", out.toString(), "--system", "Be kind.");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("row 3", "user text is empty", "1 row written to", "Next: tuneprep check");
        assertThat(out).content().contains("Be kind.", "Hello").hasLineCount(1);
        assertThat(run("convert", table.toString(), "-o", out.toString()).code())
                .isEqualTo(3);
        assertThat(run("convert", table.toString()).code()).isEqualTo(2);

        Path broken = Files.writeString(folder.resolve("broken.csv"), "prompt,completion\nHi,Hello\n\"c,d\n");
        Run half = run("convert", broken.toString(), "-o", "-");
        assertThat(half.out()).contains("Hello").hasLineCount(1);
        assertThat(half.err()).contains("standard output does not hold all of it");

        Path other = folder.resolve("other.jsonl");
        Path headless = Files.writeString(folder.resolve("headless.csv"), "a,b\nc,d\n");
        Run json = run("convert", headless.toString(), "-o", other.toString(), "--format", "json");
        assertThat(json.code()).isEqualTo(1);
        assertThat(json.out()).contains("\"verdict\" : \"fail\"", "unknown-columns", "\"output\" : null");
        assertThat(other).doesNotExist();
        assertThat(run("convert", headless.toString(), "-o", other.toString(), "--map", "user=1,assistant=2")
                        .code())
                .isZero();
        assertThat(other).content().hasLineCount(2);
    }

    @Test
    void rules_explain_and_models_teach() {
        assertThat(run("rules").out())
                .containsPattern("missing-assistant-message +error +conversation has no assistant message\n");
        assertThat(run("rules", "--format", "json").out()).contains("\"name\" : \"duplicate-example\"");
        assertThat(run("explain", "byte-order-mark").out())
                .contains("Bad\n  <U+FEFF>{\"messages\"", "Sources", "--ignore");
        assertThat(run("explain", "duplicate-example", "--format", "json").out())
                .contains("\"why\" :");
        assertThat(run("models").out()).contains("gpt-4.1-mini-2025-04-14", "65,536", "2027-01-14", "Azure OpenAI");
        assertThat(run("models", "--provider", "together").out()).contains("no base model is known by name");
        assertThat(run("models", "--format", "json").out()).contains("\"asOf\" : \"2026-08-21\"");
    }

    @Test
    void help_shows_examples_and_exit_codes() {
        assertThat(run("--help").out()).contains("tuneprep check training.jsonl", "Exit codes");
        assertThat(run("check", "--help").out()).contains("--validation", "--max-cost", "Examples:");
        assertThat(run("--version").out()).startsWith("tuneprep ");
    }

    private String copy(String dataset) throws IOException {
        Path target = folder.resolve(dataset.replace('/', '-'));
        try (var in = TuneprepTest.class.getResourceAsStream("/datasets/" + dataset)) {
            Files.copy(Objects.requireNonNull(in), target);
        }
        return target.toString();
    }

    private static Run run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code;
        try (PrintStream outStream = new PrintStream(out, true, UTF_8);
                PrintStream errStream = new PrintStream(err, true, UTF_8)) {
            code = Tuneprep.run(outStream, errStream, args);
        }
        return new Run(code, out.toString(UTF_8), err.toString(UTF_8));
    }
}
