package io.github.tuneprep.cli;

import io.github.tuneprep.config.Configuration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where settings come from that are not on the command line. */
final class ConfigurationOptions {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Settings to begin with (default: tuneprep.yaml in the current folder, if there is one).")
    private @Nullable Path file;

    @Option(names = "--no-config", description = "Do not read tuneprep.yaml.")
    private boolean none;

    Configuration read() throws IOException {
        if (file != null) {
            return Configuration.read(file);
        }
        return none || !Files.exists(Configuration.DEFAULT)
                ? Configuration.NONE
                : Configuration.read(Configuration.DEFAULT);
    }
}
