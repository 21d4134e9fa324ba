package io.github.tuneprep.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
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

    @Option(names = "--force", description = "Replace FILE if it exists; never a file that is read.")
    private boolean force;

    /** {@return an output that was named by another option} */
    static Output to(String file, boolean force) {
        Output output = new Output();
        output.file = file;
        output.force = force;
        return output;
    }

    interface Writer {
        void write(OutputStream out) throws IOException;
    }

    boolean isTerminal() {
        return isStandardOutput() && Console.isOutTerminal();
    }

    /**
     * Fails before any work is done when the file could not be written.
     *
     * @param inputs files that are read, none of which is ever replaced
     */
    void check(String... inputs) throws IOException {
        if (isStandardOutput()) {
            return;
        }
        Path target = target();
        if (Files.isDirectory(target)) {
            throw new FileSystemException(target.toString(), null, "is a folder");
        }
        if (!Files.isDirectory(folder(target))) {
            throw new NoSuchFileException(folder(target).toString());
        }
        if (Files.exists(target)) {
            for (String input : inputs) {
                if (!input.equals(Subcommand.STANDARD_INPUT)
                        && Files.exists(Path.of(input))
                        && Files.isSameFile(target, Path.of(input))) {
                    throw new FileSystemException(target.toString(), null, "is the file that is read");
                }
            }
            if (!force && Files.isRegularFile(target)) {
                throw new FileAlreadyExistsException(target.toString());
            }
        }
    }

    void write(Console console, Writer writer) throws IOException {
        if (isStandardOutput()) {
            writer.write(console.out());
            console.out().flush();
            if (console.out().checkError()) {
                throw new IOException("standard output is closed or full");
            }
            return;
        }
        check();
        Path target = target();
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            // A pipe or a device is written to, not replaced.
            try (OutputStream out = Files.newOutputStream(target)) {
                writer.write(out);
            }
            return;
        }
        // Where a link points to, so that the link stays.
        Path real = Files.exists(target) ? target.toRealPath() : target;
        Path temporary = real.resolveSibling("." + real.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            try (OutputStream out = Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW)) {
                writer.write(out);
            }
            Files.move(temporary, real, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private Path target() {
        return Path.of(String.valueOf(file));
    }

    private static Path folder(Path target) {
        Path folder = target.toAbsolutePath().getParent();
        return folder == null ? target : folder;
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
