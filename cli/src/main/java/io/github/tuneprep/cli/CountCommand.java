package io.github.tuneprep.cli;

import io.github.tuneprep.Validator;
import io.github.tuneprep.config.Configuration;
import io.github.tuneprep.render.CountRenderer;
import io.github.tuneprep.report.DatasetCount;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tuneprep count}. */
@Command(name = "count", description = "Count the tokens of a dataset.")
final class CountCommand extends Subcommand {
    @Parameters(paramLabel = "FILE", description = "The dataset; - is standard input.")
    private String file = "-";

    @Mixin
    private TargetOptions target = new TargetOptions();

    @Mixin
    private ConfigurationOptions configuration = new ConfigurationOptions();

    @Option(names = "--per-line", description = "Add the tokens of each line.")
    private boolean perLine;

    @Option(names = "--format", paramLabel = "FORMAT", description = "text or json (default: text).")
    private Format format = Format.TEXT;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws IOException {
        Configuration configured = configuration.read();
        output.check(target.inputs(List.of(file), configured));
        Validator validator = target.forOne(configured, null);
        DatasetCount count = perLine ? validator.countPerLine(source(file)) : validator.count(source(file));
        CountRenderer renderer = new CountRenderer(count, perLine);
        output.write(console(), format == Format.JSON ? renderer::json : renderer::text);
        if (count.summary().examples() == 0) {
            console().err().println("tuneprep: " + file + ": no line is an example; run tuneprep check");
            return 1;
        }
        return 0;
    }
}
