package io.github.tuneprep.maven;

import io.github.tuneprep.Source;
import io.github.tuneprep.Validator;
import io.github.tuneprep.catalogue.Method;
import io.github.tuneprep.catalogue.UnknownNameException;
import io.github.tuneprep.config.BaselineFile;
import io.github.tuneprep.config.Configuration;
import io.github.tuneprep.render.OutputFile;
import io.github.tuneprep.render.ReportFormat;
import io.github.tuneprep.report.DatasetSummary;
import io.github.tuneprep.report.Finding;
import io.github.tuneprep.report.Report;
import io.github.tuneprep.rule.Quoted;
import io.github.tuneprep.rule.Rule;
import io.github.tuneprep.rule.Severity;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.shared.model.fileset.FileSet;
import org.apache.maven.shared.model.fileset.util.FileSetManager;
import org.jspecify.annotations.Nullable;

/** Checks datasets, and fails the build when one is not ready. */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true, requiresProject = false)
public final class CheckMojo extends ConfiguredMojo {
    private static final int FINDINGS_SHOWN = 5;

    /** The training datasets, each checked by itself. */
    @Parameter
    private List<FileSet> trainingFiles = new ArrayList<>();

    /** The validation dataset, which must not overlap with training; one file at most. */
    @Parameter
    private List<FileSet> validationFiles = new ArrayList<>();

    /** Training datasets by their paths, beside {@code trainingFiles}. */
    @Parameter(property = "tuneprep.training")
    private List<File> training = new ArrayList<>();

    /** The validation dataset by its path, instead of {@code validationFiles}. */
    @Parameter(property = "tuneprep.validation")
    private @Nullable File validation;

    /** Several datasets, each with a target of its own. */
    @Parameter
    private List<Dataset> datasets = new ArrayList<>();

    /** The base model. */
    @Parameter(property = "tuneprep.model")
    private @Nullable String model;

    /** How the model is tuned: sft, dpo or rft. */
    @Parameter(property = "tuneprep.method")
    private @Nullable String method;

    /** How often the dataset is read in training; the provider's heuristic when it is not set. */
    @Parameter(property = "tuneprep.epochs")
    private @Nullable Integer epochs;

    /** US dollars that training on all these files may cost; needs a model. */
    @Parameter(property = "tuneprep.maxCost")
    private @Nullable String maxCost;

    /** The severity that fails the build: error, warning, info or never; error when nothing says otherwise. */
    @Parameter(property = "tuneprep.failOn")
    private @Nullable String failOn;

    /** Whether it is an error that there is nothing to check. */
    @Parameter(property = "tuneprep.failIfNoFiles", defaultValue = "true")
    private boolean failIfNoFiles;

    /** The only rules to run. */
    @Parameter(property = "tuneprep.select")
    private List<String> select = new ArrayList<>();

    /** Rules not to run. */
    @Parameter(property = "tuneprep.ignore")
    private List<String> ignore = new ArrayList<>();

    /** Findings that are known and accepted; made by {@code tuneprep check --update-baseline}. */
    @Parameter(property = "tuneprep.baselineFile")
    private @Nullable File baselineFile;

    /** Formats of the reports that are written: text, json, sarif, junit, github, markdown, html. */
    @Parameter(property = "tuneprep.formats")
    private List<String> formats = new ArrayList<>();

    /** Where reports are written. */
    @Parameter(property = "tuneprep.reportDirectory", defaultValue = "${project.build.directory}/tuneprep")
    private @Nullable File reportDirectory;

    /** Worker threads; one for each processor when it is not set. */
    @Parameter(property = "tuneprep.threads")
    private @Nullable Integer threads;

    /** Whether datasets that passed and have not changed are left alone. */
    @Parameter(property = "tuneprep.upToDateChecking", defaultValue = "true")
    private boolean upToDateChecking;

    /** Whether to do nothing. */
    @Parameter(property = "tuneprep.skip", defaultValue = "false")
    private boolean skip;

    @Parameter(defaultValue = "${plugin.version}", readonly = true)
    private @Nullable String version;

    /** Made by Maven. */
    public CheckMojo() {}

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("Tuneprep is skipped");
            return;
        }
        List<String> failures = new ArrayList<>();
        try {
            List<Dataset> wanted = wanted();
            if (wanted.isEmpty()) {
                nothingToCheck("no dataset is named; use trainingFiles, datasets or tuneprep.training");
            }
            for (Dataset dataset : wanted) {
                List<Path> files = files(dataset.trainingFiles());
                if (files.isEmpty()) {
                    nothingToCheck("no file is in the trainingFiles of " + dataset.id());
                } else {
                    check(dataset, files).ifPresent(failures::add);
                }
            }
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new MojoExecutionException("Tuneprep is not configured right: " + e.getMessage(), e);
        } catch (IOException | UncheckedIOException e) {
            throw new MojoExecutionException("Tuneprep could not read or write: " + e.getMessage(), e);
        }
        if (!failures.isEmpty()) {
            throw new MojoFailureException(String.join("\n\n", failures));
        }
    }

    /** A wrong path must not pass for a good dataset. */
    private void nothingToCheck(String why) {
        if (failIfNoFiles) {
            throw new IllegalArgumentException(why + "; failIfNoFiles=false takes that for good");
        }
        getLog().info("Nothing to check: " + why);
    }

    /** {@return the datasets to check, each with all of its settings} */
    private List<Dataset> wanted() {
        List<FileSet> trained = new ArrayList<>(trainingFiles);
        training.forEach(file -> trained.add(fileSet(file)));
        List<FileSet> held = validation == null ? validationFiles : List.of(fileSet(validation));
        Dataset own = new Dataset("tuneprep", trained, held, provider(), model, method, maxCost);
        List<Dataset> wanted = new ArrayList<>();
        if (!trained.isEmpty()) {
            wanted.add(own);
        }
        for (Dataset dataset : datasets) {
            wanted.add(dataset.orElse(own, "tuneprep-" + (wanted.size() + 1)));
        }
        return wanted;
    }

    private static FileSet fileSet(File file) {
        if (!file.isFile()) {
            throw new IllegalArgumentException("there is no file " + file);
        }
        FileSet set = new FileSet();
        set.setDirectory(Objects.requireNonNullElse(file.getAbsoluteFile().getParentFile(), file)
                .toString());
        set.addInclude(file.getName());
        return set;
    }

    private List<Path> files(List<FileSet> sets) {
        List<Path> files = new ArrayList<>();
        for (FileSet set : sets) {
            Path folder = folder().resolve(Objects.requireNonNullElse(set.getDirectory(), ""));
            set.setDirectory(folder.toString());
            Arrays.stream(new FileSetManager().getIncludedFiles(set))
                    .sorted()
                    .forEach(file -> files.add(shown(folder.resolve(file))));
        }
        return files;
    }

    /** {@return the path from the working directory where it is below, so that reports fit everywhere} */
    private static Path shown(Path file) {
        Path here = Path.of("").toAbsolutePath();
        Path absolute = file.toAbsolutePath().normalize();
        return absolute.startsWith(here) ? here.relativize(absolute) : absolute;
    }

    /** {@return where reports are written; without a POM Maven leaves the name of the folder as it is written} */
    private Path reports() {
        Path folder = Objects.requireNonNull(reportDirectory).toPath();
        return folder.toString().contains("${") ? Path.of("target", "tuneprep") : folder;
    }

    /** {@return what failed, or nothing} */
    private Optional<String> check(Dataset dataset, List<Path> files) throws IOException {
        Path reports = reports();
        List<Path> held = files(dataset.validationFiles());
        if (held.size() > 1) {
            throw new IllegalArgumentException(
                    "there is one validation dataset, not " + held.size() + ": " + held.get(0) + ", " + held.get(1));
        }
        Configuration configured = configuration();
        Path baseline = baselineFile == null ? configured.baseline().orElse(null) : baselineFile.toPath();
        if (held.isEmpty() && !dataset.validationFiles().isEmpty()) {
            nothingToCheck("no file is in the validationFiles of " + dataset.id());
        }
        List<Path> inputs = new ArrayList<>(files);
        inputs.addAll(held);
        inputs.add(configurationFile());
        inputs.addAll(configured.files());
        inputs.addAll(programs());
        if (baseline != null) {
            inputs.add(baseline);
        }
        UpToDate upToDate = new UpToDate(reports.resolve(dataset.id() + ".passed"), settings(dataset), inputs);
        boolean reported = formats.stream().allMatch(name -> Files.exists(file(reports, dataset.id(), format(name))));
        if (upToDateChecking && reported && upToDate.isPassed()) {
            getLog().info("Datasets of " + dataset.id() + " are up to date");
            return Optional.empty();
        }
        upToDate.forget();
        Validator validator = validator(dataset, configured);
        validator = held.isEmpty() ? validator : validator.validation(held.get(0));
        validator = baseline == null ? validator : validator.baseline(BaselineFile.read(baseline));
        Report report = validator.check(files.stream().map(Source::of).toList());
        write(report, reports, dataset.id());
        log(report);
        if (report.isPass()) {
            upToDate.passed();
            return Optional.empty();
        }
        return Optional.of(failure(report, reports));
    }

    /** {@return where the rules come from: this plugin, and what a build adds to it} */
    private static Set<Path> programs() {
        Set<Path> programs = new TreeSet<>();
        for (Rule rule : Validator.rules()) {
            CodeSource source = rule.getClass().getProtectionDomain().getCodeSource();
            if (source != null && "file".equals(source.getLocation().getProtocol())) {
                programs.add(Path.of(URI.create(source.getLocation().toString())));
            }
        }
        return programs;
    }

    private Validator validator(Dataset dataset, Configuration configured) {
        Validator validator = configured.settings().apply(Validator.create());
        if (dataset.provider() != null) {
            validator = validator.provider(dataset.provider());
        }
        if (dataset.model() != null) {
            validator = validator.model(dataset.model());
        }
        if (dataset.method() != null) {
            validator = validator.method(UnknownNameException.constant(Method.class, "method", dataset.method()));
        }
        if (dataset.maxCost() != null) {
            validator = validator.maxCost(dollars(dataset.maxCost()));
        }
        if (epochs != null) {
            validator = validator.epochs(epochs);
        }
        if (failOn != null) {
            validator = validator.failOn(Severity.failing(failOn));
        }
        if (!select.isEmpty()) {
            validator = validator.select(select);
        }
        if (!ignore.isEmpty()) {
            validator = validator.alsoIgnore(ignore);
        }
        return threads == null ? validator : validator.threads(threads);
    }

    private static BigDecimal dollars(String maxCost) {
        try {
            return new BigDecimal(maxCost.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("maxCost is a number of US dollars, not '" + maxCost + "'", e);
        }
    }

    /** What the outcome depends on besides files; lifecycle dates make the day one of it. */
    private List<String> settings(Dataset dataset) {
        List<String> settings = new ArrayList<>();
        for (Object setting : Arrays.asList(
                version,
                LocalDate.now(ZoneOffset.UTC),
                dataset.provider(),
                dataset.model(),
                dataset.method(),
                dataset.maxCost(),
                epochs,
                failOn,
                select,
                ignore,
                formats)) {
            settings.add(String.valueOf(setting));
        }
        return settings;
    }

    private void write(Report report, Path folder, String id) throws IOException {
        Files.createDirectories(folder);
        for (String name : formats) {
            ReportFormat format = format(name);
            new OutputFile(file(folder, id, format), true)
                    .write(out -> format.renderer().render(report, out));
        }
    }

    private static ReportFormat format(String name) {
        return UnknownNameException.constant(ReportFormat.class, "report format", name);
    }

    private static Path file(Path folder, String id, ReportFormat format) {
        // Build servers look for JUnit reports by this prefix.
        String prefix = format == ReportFormat.JUNIT ? "TEST-" : "";
        return folder.resolve(prefix + id + "." + format.extension());
    }

    /** Says what passed, and the first of what does not fail the build; a failure says itself. */
    private void log(Report report) {
        List<Finding> harmless = report.worstFirst().stream()
                .filter(finding -> !report.fails(finding.severity()))
                .toList();
        harmless.stream()
                .limit(FINDINGS_SHOWN)
                .forEach(finding -> getLog().warn(Quoted.safe(finding.file()) + ": " + finding.describe()));
        if (harmless.size() > FINDINGS_SHOWN) {
            getLog().warn("and " + (harmless.size() - FINDINGS_SHOWN) + " more");
        }
        if (report.isPass()) {
            String verdict = report.count(Severity.ERROR) == 0 ? "ready" : "checked, and nothing fails the build,";
            getLog().info("Datasets are " + verdict + " for " + counts(report));
        }
        for (DatasetSummary dataset : report.datasets()) {
            getLog().info(Quoted.safe(dataset.path()) + ": " + dataset.examples() + " examples, "
                    + dataset.tokens().total() + " tokens");
        }
        report.cost()
                .filter(cost -> cost.trainingCostUsd() != null)
                .ifPresent(cost -> getLog().info("Training for "
                        + (cost.jobs() > 1 ? "up to " : "") + cost.epochs() + " epochs costs about "
                        + cost.trainingCostUsd() + " USD"));
    }

    private static String counts(Report report) {
        return report.target().provider().title() + ": " + count(report, Severity.ERROR) + ", "
                + count(report, Severity.WARNING);
    }

    private static String count(Report report, Severity severity) {
        long number = report.count(severity);
        return number + " " + severity.label() + (number == 1 ? "" : "s");
    }

    private static String failure(Report report, Path reports) {
        List<Finding> worst = report.worstFirst().stream()
                .filter(finding -> report.fails(finding.severity()))
                .toList();
        StringBuilder text = new StringBuilder("Datasets are not ready for ").append(counts(report));
        worst.stream()
                .limit(FINDINGS_SHOWN)
                .forEach(finding -> text.append("\n  ")
                        .append(Quoted.safe(finding.file()))
                        .append(": ")
                        .append(finding.describe()));
        if (worst.size() > FINDINGS_SHOWN) {
            text.append("\n  and ").append(worst.size() - FINDINGS_SHOWN).append(" more");
        }
        return text.append("\nReports are in ")
                .append(reports)
                .append("\nExplain: mvn tuneprep:explain -Dtuneprep.rule=")
                .append(worst.get(0).rule())
                .toString();
    }
}
