package io.github.tuneprep.cli;

import io.github.tuneprep.convert.DatasetSplitter;
import io.github.tuneprep.render.OutputFile;
import io.github.tuneprep.rule.Quoted;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tuneprep split}. */
@Command(
        name = "split",
        description = "Divide a dataset into training and validation, without a prompt that is in both.",
        footerHeading = "%nExample:%n",
        footer = "  tuneprep split all.jsonl --train training.jsonl --validation validation.jsonl --ratio 0.9")
final class SplitCommand extends Subcommand {
    @Parameters(paramLabel = "FILE", description = "The dataset.")
    private String file = "";

    @Option(names = "--train", required = true, paramLabel = "OUT", description = "The training part.")
    private String training = "";

    @Option(names = "--validation", required = true, paramLabel = "OUT", description = "The validation part.")
    private String validation = "";

    @Option(names = "--ratio", paramLabel = "R", description = "The share for training (default: 0.8).")
    private double ratio = 0.8;

    @Option(names = "--seed", paramLabel = "N", description = "Another number gives another split (default: 0).")
    private long seed;

    @Option(names = "--force", description = "Replace OUT if it exists; never the file that is read.")
    private boolean force;

    @Override
    public Integer call() throws IOException {
        requireRereadable(file, "split reads twice");
        if (training.equals(STANDARD_INPUT) || validation.equals(STANDARD_INPUT)) {
            throw new IllegalArgumentException("split writes two files, and - is none");
        }
        if (OutputFile.isSame(Path.of(training), Path.of(validation))) {
            throw new IllegalArgumentException("--train and --validation name the same file");
        }
        Output first = Output.to(training, force);
        Output second = Output.to(validation, force);
        first.check(List.of(file));
        second.check(List.of(file));
        DatasetSplitter.Result result = new DatasetSplitter(ratio, seed).split(source(file), (train, held) -> {
            // The second file is moved into place inside the first, so that there are both or none.
            first.write(console(), out -> {
                train.write(out);
                second.write(console(), held::write);
            });
        });
        console()
                .out()
                .println(String.format(
                        Locale.ROOT,
                        "%,d example%s in %s, %,d in %s",
                        result.training(),
                        result.training() == 1 ? "" : "s",
                        training,
                        result.validation(),
                        validation));
        if (result.validation() == 0) {
            console()
                    .err()
                    .println("tuneprep: no example is left for validation: too few prompts, or too small a share");
            return 1;
        }
        console()
                .out()
                .println("Next: tuneprep check " + Quoted.file(training.toString()) + " --validation "
                        + Quoted.file(validation.toString()));
        return 0;
    }
}
