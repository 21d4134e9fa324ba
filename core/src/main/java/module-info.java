/** The words every Tuneprep module shares: JSON tree, examples, rules, findings, reports, providers, token counters. */
module io.github.tuneprep.core {
    // Nullness annotations are read by tools only.
    requires static transitive org.jspecify;
    // Internal: no Jackson type appears in an exported signature.
    requires tools.jackson.core;

    exports io.github.tuneprep.catalogue;
    exports io.github.tuneprep.example;
    exports io.github.tuneprep.json;
    exports io.github.tuneprep.report;
    exports io.github.tuneprep.rule;
    exports io.github.tuneprep.tokens;
}
