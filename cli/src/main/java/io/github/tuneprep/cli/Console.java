package io.github.tuneprep.cli;

import java.io.PrintStream;

/**
 * Where a command writes: results to {@code out}, everything else to {@code err}.
 *
 * <p>Java cannot ask whether a stream is a terminal, so the launcher says it in a system property.
 *
 * @param out standard output
 * @param err standard error
 */
record Console(PrintStream out, PrintStream err) {
    private static final String TERMINALS = "tuneprep.terminals";

    static boolean isOutTerminal() {
        return System.getProperty(TERMINALS, "").contains("out");
    }

    static boolean isErrTerminal() {
        return System.getProperty(TERMINALS, "").contains("err");
    }
}
