package io.github.tuneprep.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.tuneprep.Source;
import io.github.tuneprep.Validator;
import io.github.tuneprep.config.BaselineFile;
import io.github.tuneprep.config.Configuration;
import io.github.tuneprep.render.ComparisonRenderer;
import io.github.tuneprep.render.ReportFormat;
import io.github.tuneprep.render.ReportRenderer;
import io.github.tuneprep.render.TextRenderer;
import io.github.tuneprep.report.Baseline;
import io.github.tuneprep.report.Report;
import io.github.tuneprep.rule.Quoted;
import io.github.tuneprep.rule.Severity;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tuneprep check}. */
@Command(
        name = "check",
        description = "Check datasets: every defect with its line, token counts and what training would cost.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tuneprep check training.jsonl --validation validation.jsonl --model gpt-4.1-mini-2025-04-14",
            "  tuneprep check *.jsonl --provider azure --fail-on warning",
            "  tuneprep check training.jsonl --provider all",
            "  zcat training.jsonl.gz | tuneprep check - --format json"
        })
final class CheckCommand extends Subcommand {
    private static final List<String> LEFT_OUT = List.of("--provider", "--format", "-o", "--output");

    private static final Baseline NOTHING_ACCEPTED = new Baseline(List.of());

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Datasets, independent of each other; - is standard input.")
    private List<String> files = List.of();

    @Option(
            names = "--validation",
            paramLabel = "FILE",
            description = "The validation dataset; it must not overlap with FILE.")
    private @Nullable String validation;

    @Option(names = "--model", paramLabel = "ID", description = "The base model; see 'tuneprep models'.")
    private @Nullable String model;

    @Mixin
    private TargetOptions target = new TargetOptions();

    @Mixin
    private ConfigurationOptions configuration = new ConfigurationOptions();

    @Option(names = "--epochs", paramLabel = "auto|N", description = "How often the dataset is read (default: auto).")
    private @Nullable String epochs;

    @Option(names = "--max-cost", paramLabel = "USD", description = "Fail when training would cost more.")
    private @Nullable BigDecimal maxCost;

    @Option(
            names = "--suffix",
            paramLabel = "TEXT",
            description = "What the name of the tuned model shall end in; some providers do not take every text.")
    private @Nullable String suffix;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "text, json, sarif, junit, github, markdown or html (default: text).")
    private ReportFormat format = ReportFormat.TEXT;

    @Mixin
    private Output output = new Output();

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            description = "error, warning, info or never (default: error).")
    private @Nullable FailOn failOn;

    @Option(names = "--select", split = LIST, paramLabel = "RULES", description = "Run these rules only.")
    private List<String> select = List.of();

    @Option(names = "--ignore", split = LIST, paramLabel = "RULES", description = "Do not run these rules.")
    private List<String> ignore = List.of();

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description = "Accept the findings that FILE holds; other ones are reported.")
    private @Nullable Path baseline;

    @Option(
            names = "--update-baseline",
            description = "Write today's findings to the baseline: accept the new ones, forget those that are solved.")
    private boolean updateBaseline;

    @Option(names = "--no-progress", description = "No progress bar.")
    private boolean noProgress;

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            description = "auto, always or never (default: auto; NO_COLOR is honoured).")
    private Color color = Color.AUTO;

    enum FailOn {
        ERROR,
        WARNING,
        INFO,
        NEVER;

        Optional<Severity> severity() {
            return this == NEVER ? Optional.empty() : Optional.of(Severity.valueOf(name()));
        }
    }

    enum Color {
        AUTO,
        ALWAYS,
        NEVER
    }

    @Override
    public Integer call() throws IOException {
        List<String> datasets = new ArrayList<>(files);
        if (validation != null) {
            datasets.add(validation);
        }
        if (Collections.frequency(datasets, STANDARD_INPUT) > 1) {
            throw new IllegalArgumentException("standard input can be read once only");
        }
        Configuration configured = configuration.read();
        Validator validator = target.applyTo(configured.settings().apply(Validator.create()), model);
        List<String> compared = target.compared(validator.catalogue());
        if (!compared.isEmpty()) {
            datasets.forEach(file -> requireRereadable(file, "each provider reads it"));
        }
        List<String> inputs = target.inputs(datasets, configured);
        Path accepted = baseline == null ? configured.baseline().orElse(null) : baseline;
        if (accepted != null && !updateBaseline) {
            inputs.add(accepted.toString());
        }
        output.check(inputs);
        if (updateBaseline && !compared.isEmpty()) {
            throw new IllegalArgumentException("a baseline is of one provider");
        }
        Baseline before = updateBaseline ? baselineToUpdate(accepted, inputs) : NOTHING_ACCEPTED;
        List<Source> sources = files.stream().map(Subcommand::source).toList();
        if (!select.isEmpty()) {
            validator = validator.select(select);
        }
        if (!ignore.isEmpty()) {
            validator = validator.alsoIgnore(ignore);
        }
        if (failOn != null) {
            validator = validator.failOn(failOn.severity());
        }
        List<Source> all = new ArrayList<>(sources);
        if (validation != null) {
            Source held = source(validation);
            all.add(held);
            validator = validator.validation(held);
        }
        if (maxCost != null) {
            validator = validator.maxCost(maxCost);
        }
        if (suffix != null) {
            validator = validator.suffix(suffix);
        }
        Validator ready = epochs == null ? validator : Epochs.parse(epochs, validator);
        if (accepted != null && !updateBaseline) {
            if (!Files.exists(accepted)) {
                throw new NoSuchFileException(accepted + "; --update-baseline makes it");
            }
            ready = ready.baseline(BaselineFile.read(accepted));
        }
        if (!compared.isEmpty()) {
            return compare(ready, compared, sources);
        }
        Report report;
        try (ProgressMeter meter = new ProgressMeter(!noProgress, all)) {
            report = ready.progress(meter.listener()).check(sources);
        }
        if (updateBaseline && accepted != null) {
            Baseline current = before.updatedBy(report);
            Output.to(accepted.toString(), true).write(console(), out -> BaselineFile.write(current, out));
            report = current.applyTo(report);
        }
        Report shown = report;
        String fix = format == ReportFormat.TEXT ? FixHint.of(shown, ready, all, select, parsed()) : "";
        output.write(console(), out -> {
            renderer().render(shown, out);
            out.write(fix.getBytes(UTF_8));
        });
        return report.isPass() ? 0 : 1;
    }

    /** Fails before any work is done when the file is not a baseline that may be replaced. */
    private Baseline baselineToUpdate(@Nullable Path accepted, List<String> inputs) throws IOException {
        if (accepted == null) {
            throw new IllegalArgumentException("--update-baseline needs --baseline FILE");
        }
        List<String> others = new ArrayList<>(inputs);
        others.remove(accepted.toString());
        if (output.file() != null) {
            others.add(output.file());
        }
        if (files.contains(accepted.toString())) {
            others.add(accepted.toString());
        }
        Output.to(accepted.toString(), true).check(others);
        return Files.exists(accepted) ? BaselineFile.read(accepted) : NOTHING_ACCEPTED;
    }

    /** Passes when one of the providers takes the datasets as they are. */
    private int compare(Validator validator, List<String> providers, List<Source> sources) throws IOException {
        if (model != null) {
            throw new IllegalArgumentException("a base model belongs to one provider; leave --model out");
        }
        if (maxCost != null) {
            throw new IllegalArgumentException("a budget is for the price of a base model; leave --max-cost out");
        }
        if (format != ReportFormat.TEXT && format != ReportFormat.JSON) {
            throw new IllegalArgumentException("a comparison of providers is text or json, not " + format.label());
        }
        List<Report> reports = new ArrayList<>();
        List<String> proposals = new ArrayList<>();
        for (String provider : providers) {
            Validator one = validator.provider(provider).withoutModel();
            Report report = one.check(sources);
            reports.add(report);
            proposals.add(Proposal.of(report, one, sources.get(0), parsed()));
        }
        ComparisonRenderer renderer = new ComparisonRenderer(reports, proposals, commandForOneProvider());
        output.write(console(), format == ReportFormat.JSON ? renderer::json : renderer::text);
        return reports.stream().anyMatch(Report::isPass) ? 0 : 1;
    }

    /** {@return this command without the providers, and without a file that has just been written} */
    private String commandForOneProvider() {
        StringBuilder command = new StringBuilder("tuneprep");
        List<String> words = spec().root().commandLine().getParseResult().originalArgs();
        boolean onlyFiles = false;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (onlyFiles) {
                command.append(' ').append(Quoted.file(word));
            } else if (word.equals("--")) {
                onlyFiles = true;
            } else if (LEFT_OUT.contains(word)) {
                i++; // its value
            } else if (LEFT_OUT.stream().noneMatch(option -> word.startsWith(option + "="))) {
                command.append(' ').append(Quoted.argument(word));
            }
        }
        return command.toString();
    }

    private ReportRenderer renderer() {
        return format == ReportFormat.TEXT ? new TextRenderer(isColoured()) : format.renderer();
    }

    private boolean isColoured() {
        return switch (color) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO ->
                output.isTerminal()
                        && System.getenv("NO_COLOR") == null
                        && !"dumb".equals(String.valueOf(System.getenv("TERM")).toLowerCase(Locale.ROOT));
        };
    }
}
