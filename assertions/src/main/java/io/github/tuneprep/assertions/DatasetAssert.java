package io.github.tuneprep.assertions;

import io.github.tuneprep.Source;
import io.github.tuneprep.Validator;
import io.github.tuneprep.catalogue.Method;
import io.github.tuneprep.report.CostEstimate;
import io.github.tuneprep.report.DatasetSummary;
import io.github.tuneprep.report.Distribution;
import io.github.tuneprep.report.Report;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on a dataset. What it is prepared for comes first, then what has to hold; the dataset is checked once for
 * all of that.
 */
public class DatasetAssert extends AbstractAssert<DatasetAssert, Source> {
    private final List<String> command = new ArrayList<>();
    private Validator validator = Validator.create();
    private @Nullable Report report;

    /** Begins with a dataset. */
    public DatasetAssert(Source actual) {
        super(actual, DatasetAssert.class);
    }

    /** Prepares the dataset for a base model of OpenAI, or of the provider named before. */
    public DatasetAssert forModel(String id) {
        return with(v -> v.model(id), "--model", id);
    }

    /** Prepares the dataset for a provider such as {@code azure}. */
    public DatasetAssert forProvider(String id) {
        return with(v -> v.provider(id), "--provider", id);
    }

    /** Prepares the dataset for a method of tuning. */
    public DatasetAssert forMethod(Method method) {
        return with(v -> v.method(method), "--method", method.label());
    }

    /** Compares the dataset with the validation dataset. */
    public DatasetAssert validatedAgainst(Path file) {
        return with(v -> v.validation(file), "--validation", file.toString());
    }

    /** Sets how often the dataset is read in training. */
    public DatasetAssert forEpochs(int times) {
        return with(v -> v.epochs(times), "--epochs", String.valueOf(times));
    }

    /** Leaves rules out. */
    public DatasetAssert ignoring(String... rules) {
        return with(v -> v.alsoIgnore(List.of(rules)), "--ignore", String.join(",", rules));
    }

    /** Makes any other setting; the command line in a failure does not show it. */
    public DatasetAssert with(UnaryOperator<Validator> setting) {
        return with(setting, new String[0]);
    }

    private DatasetAssert with(UnaryOperator<Validator> setting, String... arguments) {
        if (report != null) {
            throw new IllegalStateException("the dataset has been checked already: say first what it is prepared for");
        }
        validator = setting.apply(validator);
        command.addAll(List.of(arguments));
        return this;
    }

    /** {@return assertions on the whole report} */
    public ReportAssert report() {
        isNotNull();
        return described(new ReportAssert(checked(), commandLine()));
    }

    /** Fails if there is an error. */
    public DatasetAssert hasNoErrors() {
        report().hasNoErrors();
        return this;
    }

    /** Fails if there is an error or a warning. */
    public DatasetAssert hasNoWarnings() {
        report().hasNoWarnings();
        return this;
    }

    /** Fails if there is any finding. */
    public DatasetAssert hasNoFindings() {
        report().hasNoFindings();
        return this;
    }

    /** Fails if one of these rules found something. */
    public DatasetAssert hasNoFindingsOf(String... rules) {
        report().hasNoFindingsOf(rules);
        return this;
    }

    /** Fails if an example or a prompt of the validation dataset is in the dataset; needs a validation dataset. */
    public DatasetAssert hasNoOverlap() {
        if (checked().datasets().size() < 2) {
            throw new IllegalStateException("overlap needs validatedAgainst(...) before it");
        }
        return hasNoFindingsOf("validation-example-in-training", "validation-prompt-in-training");
    }

    /** Fails if an example is a copy of another one. */
    public DatasetAssert hasNoDuplicates() {
        return hasNoFindingsOf("duplicate-example");
    }

    /** Fails if there are fewer examples. */
    public DatasetAssert hasAtLeastExamples(long number) {
        long found = summary().examples();
        if (found < number) {
            throw failureWithActualExpected(
                    found,
                    number,
                    "%nExpecting%n  %s%nto have at least %s examples, but it has %s",
                    name(),
                    number,
                    found);
        }
        return this;
    }

    /** Fails if there are more examples. */
    public DatasetAssert hasAtMostExamples(long number) {
        long found = summary().examples();
        if (found > number) {
            throw failureWithActualExpected(
                    found,
                    number,
                    "%nExpecting%n  %s%nto have at most %s examples, but it has %s",
                    name(),
                    number,
                    found);
        }
        return this;
    }

    /** Fails unless most lines are in this format, such as {@code openai-chat}. */
    public DatasetAssert isInFormat(String dialect) {
        String found = summary().dialect();
        if (!found.equals(dialect)) {
            throw failureWithActualExpected(
                    found, dialect, "%nExpecting%n  %s%nto be in the format %s, but it is %s", name(), dialect, found);
        }
        return this;
    }

    /** Fails if training costs more US dollars, or nobody knows how much. Needs a base model. */
    public DatasetAssert costsAtMost(String usd) {
        Optional<CostEstimate> cost = checked().cost();
        BigDecimal found = cost.map(CostEstimate::trainingCostUsd).orElse(null);
        if (found == null) {
            throw failure(
                    "%nExpecting%n  %s%nto cost at most %s USD, but the cost is not known%s%nReproduce: %s",
                    name(),
                    usd,
                    checked().target().model() == null ? ": name the base model with forModel(...) before" : "",
                    commandLine());
        }
        if (found.compareTo(new BigDecimal(usd)) > 0) {
            throw failureWithActualExpected(
                    found,
                    usd,
                    "%nExpecting%n  %s%nto cost at most %s USD, but training costs about %s USD: %,d tokens × %d epochs%nReproduce: %s",
                    name(),
                    usd,
                    found.toPlainString(),
                    cost.orElseThrow().billableTokens(),
                    cost.orElseThrow().epochs(),
                    commandLine());
        }
        return this;
    }

    /** {@return assertions on the tokens of an example} */
    public DistributionAssert tokensPerExample() {
        return distribution("tokens an example", summary().tokens().perExample());
    }

    /** {@return assertions on the tokens of an example that are trained on} */
    public DistributionAssert trainedTokensPerExample() {
        return distribution("trained tokens an example", summary().tokens().trainedPerExample());
    }

    /** {@return assertions on the messages of an example} */
    public DistributionAssert messagesPerExample() {
        return distribution("messages an example", summary().messagesPerExample());
    }

    private DistributionAssert distribution(String what, Distribution of) {
        return described(new DistributionAssert(of, what, this));
    }

    /** What a test says about the dataset it says about parts of it, too. */
    private <A extends AbstractAssert<?, ?>> A described(A part) {
        part.info.description(info.description());
        part.info.overridingErrorMessage(info.overridingErrorMessage());
        return part;
    }

    String name() {
        return Objects.requireNonNull(actual).name();
    }

    private DatasetSummary summary() {
        return checked().datasets().get(0);
    }

    private Report checked() {
        isNotNull();
        if (report == null) {
            report = validator.check(List.of(Objects.requireNonNull(actual)));
        }
        return report;
    }

    private String commandLine() {
        StringBuilder line = new StringBuilder("tuneprep check ").append(quoted(name()));
        command.forEach(argument -> line.append(' ').append(quoted(argument)));
        return line.toString();
    }

    private static String quoted(String argument) {
        return argument.matches("[\\w./:,=@+-]+") ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }
}
