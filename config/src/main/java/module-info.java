/** Reads and writes the files a team commits beside its datasets. */
module io.github.tuneprep.config {
    requires transitive io.github.tuneprep.validator;
    // Internal: no type of these appears in an exported signature.
    requires org.snakeyaml.engine;
    requires tools.jackson.core;
    requires static org.jspecify;

    exports io.github.tuneprep.config;
}
