/** Renders reports, one small class a format. */
module io.github.tuneprep.render {
    requires transitive io.github.tuneprep.core;
    // Internal: no Jackson type appears in an exported signature.
    requires tools.jackson.core;
    requires static org.jspecify;

    exports io.github.tuneprep.render;
}
