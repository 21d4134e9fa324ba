package io.github.tuneprep.assertions;

import static io.github.tuneprep.assertions.TuneprepAssertions.assertThat;
import static io.github.tuneprep.assertions.TuneprepAssertions.assertThatDataset;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.tuneprep.Source;
import io.github.tuneprep.Validator;
import io.github.tuneprep.report.Finding;
import io.github.tuneprep.report.Report;
import io.github.tuneprep.rule.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class TuneprepAssertionsTest {
    private static final Path TRAINING = dataset("training.jsonl");
    private static final Path VALIDATION = dataset("validation.jsonl");
    private static final Path BROKEN = dataset("broken.jsonl");
    private static final String MINI = "gpt-4.1-mini-2025-04-14";

    @Test
    void should_pass_for_a_good_dataset() {
        assertThatDataset(TRAINING)
                .forModel(MINI)
                .forEpochs(2)
                .validatedAgainst(VALIDATION)
                .ignoring("retiring-model")
                .hasNoErrors()
                .hasNoWarnings()
                .hasNoFindings()
                .hasNoOverlap()
                .hasNoDuplicates()
                .isInFormat("openai-chat")
                .hasAtLeastExamples(50)
                .hasAtMostExamples(60)
                .tokensPerExample()
                .areAtLeast(10)
                .areAtMost(400)
                .haveMeanAtMost(200)
                .haveMedianAtMost(150)
                .have95PercentAtMost(300)
                .returnToDataset()
                .costsAtMost("25");
    }

    @Test
    void should_fail_with_the_first_findings_and_the_command_that_shows_all() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThatDataset(BROKEN).forModel(MINI).hasNoErrors())
                .withMessageContaining("broken.jsonl\nfor OpenAI " + MINI + "\nto have no errors, but found:")
                .withMessageContaining("error line 4:338 /messages/2/role unknown-role: role 'bot' is not one of")
                .withMessageContaining("and 4 more")
                .withMessageEndingWith("Reproduce: tuneprep check " + BROKEN + " --model " + MINI);
    }

    @Test
    void should_say_what_the_test_calls_the_dataset() {
        fails(() -> assertThatDataset(BROKEN).as("support data").hasNoErrors(), "[support data]");
        fails(
                () -> assertThatDataset(TRAINING)
                        .as("support data")
                        .tokensPerExample()
                        .areAtMost(1),
                "[support data]");
        fails(() -> assertThatDataset(BROKEN).withFailMessage("own words").hasNoErrors(), "own words");
        fails(() -> assertThatDataset(TRAINING).costsAtMost("25"), "name the base model with forModel(...) before");
    }

    @Test
    void should_fail_for_each_thing_that_does_not_hold() {
        fails(() -> assertThatDataset(TRAINING).hasAtLeastExamples(61), "to have at least 61 examples, but it has 60");
        fails(() -> assertThatDataset(TRAINING).hasAtMostExamples(59), "to have at most 59 examples, but it has 60");
        fails(() -> assertThatDataset(TRAINING).isInFormat("text"), "to be in the format text, but it is openai-chat");
        fails(
                () -> assertThatDataset(TRAINING).tokensPerExample().areAtMost(304),
                "to be at most 304, but the largest is 305");
        fails(() -> assertThatDataset(TRAINING).messagesPerExample().areAtLeast(4), "the smallest is 3");
        fails(() -> assertThatDataset(TRAINING).trainedTokensPerExample().haveMeanAtMost(1), "the mean is");
        fails(
                () -> assertThatDataset(TRAINING).forModel(MINI).costsAtMost("0.01"),
                "to cost at most 0.01 USD, but training costs about 0.1405 USD: 9,366 tokens × 3 epochs");
        fails(() -> assertThatDataset(TRAINING).costsAtMost("1"), "the cost is not known");
        fails(() -> assertThatDataset(BROKEN).hasNoDuplicates(), "to have no findings of duplicate-example");
        fails(
                () -> assertThatDataset(TRAINING).validatedAgainst(TRAINING).hasNoOverlap(),
                "validation-example-in-training");
    }

    @Test
    void should_refuse_assertions_that_mean_nothing() {
        assertThatIllegalStateException()
                .isThrownBy(() -> assertThatDataset(TRAINING).hasNoOverlap())
                .withMessageContaining("validatedAgainst");
        assertThatIllegalStateException()
                .isThrownBy(() -> assertThatDataset(TRAINING).hasNoErrors().forModel(MINI));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThatDataset(TRAINING).hasNoFindingsOf("no-such-rule"));
    }

    @Test
    void should_assert_on_reports_and_findings() {
        Report report = Validator.create().check(BROKEN);
        Finding role = report.findingsOf("unknown-role").get(0);

        assertThat(report).hasFindingOf("unknown-role").findings().hasSizeGreaterThan(10);
        fails(() -> assertThat(report).passes(), "to have no findings that fail the check");
        fails(() -> assertThat(report).hasFindingOf("empty-dataset"), "to have a finding of empty-dataset");
        assertThat(role)
                .isOfRule("unknown-role")
                .hasSeverity(Severity.ERROR)
                .isInLine(4)
                .isAt("/messages/2/role")
                .occurs(1)
                .hasMessageContaining("'bot'");
        fails(() -> assertThat(role).isInLine(5), "to be in line 5");
        fails(() -> assertThat(role).occurs(2), "to have count '2', but it has '1'");
        fails(() -> assertThat(role).hasMessageContaining("cat"), "to contain 'cat'");
    }

    @Test
    void should_collect_failures_softly() {
        TuneprepSoftAssertions softly = new TuneprepSoftAssertions();
        softly.assertThatDataset(TRAINING).hasAtLeastExamples(1_000).hasAtMostExamples(1);
        softly.assertThatDataset(Source.of("empty", new byte[0])).hasNoErrors();
        softly.assertThat(Validator.create().check(BROKEN)).hasNoErrors();
        softly.assertThat("AssertJ's own").isEqualTo("too");

        Assertions.assertThat(softly.errorsCollected()).hasSize(5);
    }

    @Test
    void should_quote_the_command_line() {
        fails(
                () -> assertThatDataset(Source.of("it's here.jsonl", "{}".getBytes(UTF_8)))
                        .hasNoErrors(),
                "tuneprep check 'it'\\''s here.jsonl'");
    }

    private static void fails(ThrowingCallable assertion, String message) {
        assertThatExceptionOfType(AssertionError.class).isThrownBy(assertion).withMessageContaining(message);
    }

    private static Path dataset(String name) {
        Path file = Path.of("target/test-datasets", name);
        try (InputStream in = TuneprepAssertionsTest.class.getResourceAsStream("/datasets/sarcastic-support/" + name)) {
            Files.createDirectories(file.getParent());
            Files.write(file, in.readAllBytes());
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
