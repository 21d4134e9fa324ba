package io.github.tuneprep.config;

import io.github.tuneprep.Validator;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What {@code tuneprep.yaml} says. The command line and the Maven plugin say more on top of it.
 *
 * @param settings makes the settings of the file on a validator
 * @param baseline the baseline file, if one is named
 * @param files the file itself and those that it names
 */
public record Configuration(UnaryOperator<Validator> settings, Optional<Path> baseline, List<Path> files) {
    /** Where the file is looked for when none is named. */
    public static final Path DEFAULT = Path.of("tuneprep.yaml");

    /** The configuration of those who have no file. */
    public static final Configuration NONE = new Configuration(UnaryOperator.identity(), Optional.empty(), List.of());

    /**
     * Reads a configuration file.
     *
     * @throws IllegalArgumentException if the file is not what its schema says; names the line
     * @throws IOException if it cannot be read
     */
    public static Configuration read(Path file) throws IOException {
        try {
            return new ConfigurationReader(file, Files.readString(notFolder(file))).read();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(file + " is not UTF-8", e);
        }
    }

    /** {@return the same path, unless it is a folder, whose name Java would not say} */
    static Path notFolder(Path file) throws FileSystemException {
        if (Files.isDirectory(file)) {
            throw new FileSystemException(file.toString(), null, "is a folder");
        }
        return file;
    }
}
