package io.github.tuneprep.maven;

import io.github.tuneprep.Source;
import io.github.tuneprep.Validator;
import io.github.tuneprep.fix.Fixer;
import io.github.tuneprep.render.OutputFile;
import io.github.tuneprep.report.Mending;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Mends what can be mended for certain in a dataset, into another file. */
@Mojo(name = "fix", threadSafe = true, requiresProject = false)
public final class FixMojo extends ConfiguredMojo {
    /** The dataset. */
    @Parameter(property = "tuneprep.training", required = true)
    private @Nullable File training;

    /** Where the mended dataset is written. */
    @Parameter(property = "tuneprep.output", required = true)
    private @Nullable File output;

    /** Whether a file that exists is replaced. */
    @Parameter(property = "tuneprep.overwrite", defaultValue = "false")
    private boolean overwrite;

    /** Whether to make changes too that may change what the model learns. */
    @Parameter(property = "tuneprep.unsafe", defaultValue = "false")
    private boolean unsafe;

    /** The base model. */
    @Parameter(property = "tuneprep.model")
    private @Nullable String model;

    /** Made by Maven. */
    public FixMojo() {}

    @Override
    public void execute() throws MojoExecutionException {
        Path from = Path.of(String.valueOf(training));
        OutputFile to = new OutputFile(Path.of(String.valueOf(output)), overwrite);
        Mending[] done = new Mending[1];
        try {
            to.check(from);
            Validator validator = model == null ? configured() : configured().model(model);
            Fixer fixer = new Fixer(validator, unsafe, List.of());
            to.write(out -> done[0] = fixer.fix(Source.of(from), out, (line, rules, before, after) -> {}));
        } catch (IllegalArgumentException | IOException | UncheckedIOException e) {
            throw new MojoExecutionException("could not fix: " + e, e);
        }
        getLog().info("Mended " + done[0].mended() + " in " + done[0].lines() + " lines; " + done[0].written()
                + " written to " + output);
        if (!done[0].needUnsafe().isEmpty()) {
            getLog().info("More with tuneprep.unsafe: " + done[0].needUnsafe());
        }
    }
}
