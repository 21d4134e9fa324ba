package io.github.tuneprep.cli;

import io.github.tuneprep.render.OutputFile;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the result goes: standard output, or a file that appears whole or not at all. */
final class Output {
    private static final String STANDARD_OUTPUT = "-";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write the result to FILE; - is standard output, the default of commands that only report.")
    private @Nullable String file;

    @Option(names = "--force", description = "Replace FILE if it exists; never a file that is read.")
    private boolean force;

    /** {@return an output that was named by another option} */
    static Output to(String file, boolean force) {
        Output output = new Output();
        output.file = file;
        output.force = force;
        return output;
    }

    boolean isTerminal() {
        return isStandardOutput() && Console.isOutTerminal();
    }

    /**
     * Fails before any work is done when the file could not be written.
     *
     * @param inputs files that are read, none of which is ever replaced
     */
    void check(List<String> inputs) throws IOException {
        if (isStandardOutput()) {
            return;
        }
        target().check(inputs.stream()
                .filter(input -> !input.equals(Subcommand.STANDARD_INPUT))
                .map(Path::of)
                .toArray(Path[]::new));
    }

    void write(Console console, OutputFile.Writer writer) throws IOException {
        if (isStandardOutput()) {
            writer.write(console.out());
            console.out().flush();
            if (console.out().checkError()) {
                throw closed();
            }
            return;
        }
        target().write(writer);
    }

    /** {@return what is wrong when standard output takes no more} */
    static FileSystemException closed() {
        return new FileSystemException("standard output", null, "it is closed or full");
    }

    private OutputFile target() {
        return new OutputFile(Path.of(String.valueOf(file)), force);
    }

    /** {@return the file, or null when none was given} */
    @Nullable
    String file() {
        return file;
    }

    boolean isStandardOutput() {
        return file == null || file.equals(STANDARD_OUTPUT);
    }
}
