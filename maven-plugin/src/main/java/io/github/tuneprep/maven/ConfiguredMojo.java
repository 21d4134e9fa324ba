package io.github.tuneprep.maven;

import io.github.tuneprep.Validator;
import io.github.tuneprep.config.Configuration;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** A goal that begins with the settings of a file. */
abstract class ConfiguredMojo extends AbstractMojo {
    /**
     * Who tunes: openai, azure, together, fireworks, mistral, bedrock or gemini; openai when nothing says otherwise.
     */
    @Parameter(property = "tuneprep.provider")
    private @Nullable String provider;

    /** Settings to begin with; {@code tuneprep.yaml} beside the POM when there is one. */
    @Parameter(property = "tuneprep.configFile")
    private @Nullable File configFile;

    @Parameter(defaultValue = "${basedir}", readonly = true, required = true)
    private @Nullable File basedir;

    final @Nullable String provider() {
        return provider;
    }

    /** {@return the folder of the POM} */
    final Path folder() {
        return Objects.requireNonNull(basedir).toPath();
    }

    /** {@return where the settings are, whether there is such a file or not} */
    final Path configurationFile() {
        return configFile == null ? folder().resolve(Configuration.DEFAULT) : configFile.toPath();
    }

    /** {@return what the file says; nothing where there is none and none was named} */
    final Configuration configuration() throws IOException {
        Path file = configurationFile();
        if (Files.exists(file)) {
            return Configuration.read(file);
        }
        if (configFile != null) {
            throw new IllegalArgumentException("there is no configuration file " + file);
        }
        return Configuration.NONE;
    }

    /** {@return a validator with the settings of the file, and the provider that the build names on top} */
    final Validator configured() throws IOException {
        Validator validator = configuration().settings().apply(Validator.create());
        return provider == null ? validator : validator.provider(provider);
    }
}
