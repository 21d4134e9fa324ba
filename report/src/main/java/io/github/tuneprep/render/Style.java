package io.github.tuneprep.render;

import io.github.tuneprep.rule.Severity;

/** Colours of a terminal, or none. */
enum Style {
    /** Escape sequences of ANSI terminals. */
    COLOUR("\u001b[1m", "\u001b[2m", "\u001b[31m", "\u001b[33m", "\u001b[36m", "\u001b[32m", "\u001b[0m"),
    /** Plain text. */
    PLAIN("", "", "", "", "", "", "");

    private final String bold;
    private final String dim;
    private final String red;
    private final String yellow;
    private final String cyan;
    private final String green;
    private final String reset;

    Style(String bold, String dim, String red, String yellow, String cyan, String green, String reset) {
        this.bold = bold;
        this.dim = dim;
        this.red = red;
        this.yellow = yellow;
        this.cyan = cyan;
        this.green = green;
        this.reset = reset;
    }

    String bold(String text) {
        return bold + text + reset;
    }

    String dim(String text) {
        return dim + text + reset;
    }

    String pass(String text) {
        return green + text + reset;
    }

    String severity(Severity severity, String text) {
        String colour = switch (severity) {
            case ERROR -> red;
            case WARNING -> yellow;
            case INFO -> cyan;
        };
        return colour + text + reset;
    }
}
