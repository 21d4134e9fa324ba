package io.github.tuneprep.cli;

/** How a command that renders no report writes its result. */
enum Format {
    TEXT,
    JSON
}
