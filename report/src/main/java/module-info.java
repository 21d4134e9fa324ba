/** Renders reports, one small class a format. */
module io.github.tuneprep.render {
    requires transitive io.github.tuneprep.core;
    // Internal: no Jackson type appears in an exported signature.
    requires tools.jackson.core;
    requires gg.jte.runtime;
    requires java.xml;
    requires static org.jspecify;

    exports io.github.tuneprep.render;

    // The template engine finds the compiled template by its name.
    opens io.github.tuneprep.render.page to
            gg.jte.runtime;
}
