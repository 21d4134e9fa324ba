package io.github.tuneprep.cli;

import io.github.tuneprep.Source;
import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** What all commands share. */
@Command(sortOptions = false, usageHelpAutoWidth = true)
abstract class Subcommand implements Callable<Integer> {
    static final String STANDARD_INPUT = "-";

    /** What stands between the names of a list. */
    static final String LIST = "\\s*,\\s*";

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    @SuppressWarnings("unused") // picocli reads the annotation
    private boolean help;

    @Spec
    private @Nullable CommandSpec spec;

    private Console console = new Console(System.out, System.err);

    void use(Console streams) {
        console = streams;
    }

    Console console() {
        return console;
    }

    CommandSpec spec() {
        return Objects.requireNonNull(spec);
    }

    /** {@return what was said on the command line} */
    ParseResult parsed() {
        return spec().commandLine().getParseResult();
    }

    /** A second look into a pipe would find nothing. */
    static void requireRereadable(String file, String why) {
        Path path = Path.of(file);
        if (file.equals(STANDARD_INPUT)) {
            throw new IllegalArgumentException("standard input can be read once only, and " + why);
        }
        if (Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path)) {
            throw new IllegalArgumentException(file + " is a pipe, which can be read once only, and " + why);
        }
    }

    static Source source(String file) {
        return file.equals(STANDARD_INPUT)
                ? Source.of(STANDARD_INPUT, new BufferedInputStream(new FileInputStream(FileDescriptor.in)))
                : Source.of(Path.of(file));
    }
}
