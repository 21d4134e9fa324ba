package io.github.tuneprep.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the result goes: standard output, or a file that appears whole or not at all. */
final class Output {
    private static final String STANDARD_OUTPUT = "-";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write the result to FILE instead of standard output.")
    private @Nullable String file;

    @Option(names = "--force", description = "Replace FILE if it exists.")
    private boolean force;

    interface Writer {
        void write(OutputStream out) throws IOException;
    }

    boolean isTerminal() {
        return isStandardOutput() && Console.isOutTerminal();
    }

    /** Fails before any work is done when the file must not be replaced. */
    void check() throws IOException {
        if (file != null && !isStandardOutput() && !force && Files.exists(Path.of(file))) {
            throw new FileAlreadyExistsException(file);
        }
    }

    void write(Console console, Writer writer) throws IOException {
        if (file == null || isStandardOutput()) {
            writer.write(console.out());
            console.out().flush();
            if (console.out().checkError()) {
                throw new IOException("standard output is closed or full");
            }
            return;
        }
        Path target = Path.of(file).toAbsolutePath();
        Path temporary = Files.createTempFile(target.getParent(), ".tuneprep-", ".tmp");
        try {
            try (OutputStream out = Files.newOutputStream(temporary)) {
                writer.write(out);
            }
            check();
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private boolean isStandardOutput() {
        return file == null || file.equals(STANDARD_OUTPUT);
    }
}
