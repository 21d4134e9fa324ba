package io.github.tuneprep.cli;

import io.github.tuneprep.Source;
import io.github.tuneprep.Validator;
import io.github.tuneprep.config.Configuration;
import io.github.tuneprep.fix.Fixer;
import io.github.tuneprep.render.FixRenderer;
import io.github.tuneprep.report.Mending;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tuneprep fix}. */
@Command(
        name = "fix",
        description = "Mend what can be mended for certain; every other byte stays as it is.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tuneprep fix training.jsonl --diff",
            "  tuneprep fix training.jsonl -o fixed.jsonl",
            "  tuneprep fix training.jsonl -o fixed.jsonl --unsafe --ignore duplicate-example"
        })
final class FixCommand extends Subcommand {
    @Parameters(paramLabel = "FILE", description = "The dataset; - is standard input.")
    private String file = "";

    @Mixin
    private Output output = new Output();

    @Option(names = "--diff", description = "Show what would change, and write nothing.")
    private boolean diff;

    @Option(names = "--unsafe", description = "Also make changes that may change what the model learns.")
    private boolean unsafe;

    @Option(names = "--select", split = LIST, paramLabel = "RULES", description = "Mend findings of these rules only.")
    private List<String> select = List.of();

    @Option(names = "--ignore", split = LIST, paramLabel = "RULES", description = "Leave findings of these rules.")
    private List<String> ignore = List.of();

    @Option(names = "--model", paramLabel = "ID", description = "The base model; see 'tuneprep models'.")
    private @Nullable String model;

    @Mixin
    private TargetOptions target = new TargetOptions();

    @Mixin
    private ConfigurationOptions configuration = new ConfigurationOptions();

    @Option(names = "--format", paramLabel = "FORMAT", description = "text or json (default: text).")
    private Format format = Format.TEXT;

    @Override
    public Integer call() throws IOException {
        if (output.file() == null && !diff) {
            throw new IllegalArgumentException("fix needs -o OUT, or --diff to show what would change");
        }
        if (diff && output.file() != null) {
            throw new IllegalArgumentException("--diff writes nothing; leave it out, or -o OUT");
        }
        if (diff && format == Format.JSON) {
            throw new IllegalArgumentException("--diff is text; leave --format json out, or write with -o OUT");
        }
        Configuration configured = configuration.read();
        if (!diff) {
            output.check(target.inputs(List.of(file), configured));
        }
        Validator validator = target.forOne(configured, model);
        validator = select.isEmpty() ? validator : validator.select(select);
        Fixer fixer = new Fixer(validator.alsoIgnore(ignore), unsafe, select);
        Source source = rereadable();
        PrintStream report =
                diff || !output.isStandardOutput() ? console().out() : console().err();
        FixRenderer renderer = new FixRenderer(report);
        Mending[] done = new Mending[1];
        if (diff) {
            done[0] = fixer.fix(source, OutputStream.nullOutputStream(), renderer::change);
        } else {
            output.write(console(), out -> {
                done[0] = fixer.fix(source, out, (line, rules, before, after) -> {});
                if (done[0].lines() == 0) {
                    throw new FileSystemException(file, null, "holds no lines");
                }
            });
        }
        if (format == Format.JSON) {
            renderer.json(done[0]);
        } else {
            renderer.text(done[0], diff ? null : output.file(), TargetOptions.repeated(parsed(), Set.of()));
        }
        report.flush();
        return 0;
    }

    /** A file whose objects are spread over lines is read twice. */
    private Source rereadable() throws IOException {
        Source source = source(file);
        if (source.size() >= 0) {
            return source;
        }
        try (InputStream in = source.open()) {
            return Source.of(file, in.readAllBytes());
        }
    }
}
