package io.github.tuneprep.cli;

import io.github.tuneprep.Source;
import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What all commands share. */
@Command(sortOptions = false, usageHelpAutoWidth = true)
abstract class Subcommand implements Callable<Integer> {
    static final String STANDARD_INPUT = "-";

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    @SuppressWarnings("unused") // picocli reads the annotation
    private boolean help;

    private Console console = new Console(System.out, System.err);

    void use(Console streams) {
        console = streams;
    }

    Console console() {
        return console;
    }

    static Source source(String file) {
        return file.equals(STANDARD_INPUT)
                ? Source.of(STANDARD_INPUT, new BufferedInputStream(new FileInputStream(FileDescriptor.in)))
                : Source.of(Path.of(file));
    }
}
