package io.github.tuneprep.maven;

import io.github.tuneprep.Source;
import io.github.tuneprep.convert.Converter;
import io.github.tuneprep.render.OutputFile;
import io.github.tuneprep.report.Conversion;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Makes a dataset from a spreadsheet, JSON or text. */
@Mojo(name = "convert", defaultPhase = LifecyclePhase.GENERATE_RESOURCES, threadSafe = true, requiresProject = false)
public final class ConvertMojo extends AbstractMojo {
    /** The spreadsheet, JSON or text. */
    @Parameter(property = "tuneprep.input", required = true)
    private @Nullable File input;

    /** Where the dataset is written. */
    @Parameter(property = "tuneprep.output", required = true)
    private @Nullable File output;

    /** Whether a file that exists is replaced. */
    @Parameter(property = "tuneprep.overwrite", defaultValue = "false")
    private boolean overwrite;

    /** The format to write, such as openai-chat, prompt-completion or sharegpt. */
    @Parameter(property = "tuneprep.to")
    private @Nullable String to;

    /** Which column is what, such as user and assistant. */
    @Parameter
    private Map<String, String> map = new LinkedHashMap<>();

    /** Instructions to begin every conversation with. */
    @Parameter(property = "tuneprep.system", defaultValue = "")
    private @Nullable String system;

    /** The sheet of a workbook. */
    @Parameter(property = "tuneprep.sheet")
    private @Nullable String sheet;

    /** Made by Maven. */
    public ConvertMojo() {}

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        Path from = Path.of(String.valueOf(input));
        OutputFile target = new OutputFile(Path.of(String.valueOf(output)), overwrite);
        Converter converter = Converter.create();
        converter = system == null ? converter : converter.system(system);
        converter = to == null ? converter : converter.to(to);
        converter = map.isEmpty() ? converter : converter.map(map);
        Converter ready = sheet == null ? converter : converter.sheet(sheet);
        Conversion[] done = new Conversion[1];
        try {
            target.check(from);
            target.write(out -> {
                done[0] = ready.convert(Source.of(from), out);
                if (!done[0].isPass()) {
                    throw new IOException("rows are refused");
                }
            });
        } catch (IllegalArgumentException | IOException | UncheckedIOException e) {
            if (done[0] != null && !done[0].isPass()) {
                done[0].findings().forEach(finding -> getLog().error(finding.describe()));
                throw new MojoFailureException(from + " cannot be converted; nothing is written", e);
            }
            throw new MojoExecutionException("could not convert: " + e, e);
        }
        done[0].findings().forEach(finding -> getLog().warn(finding.describe()));
        getLog().info(done[0].written() + " rows of " + from + " written to " + output);
    }
}
