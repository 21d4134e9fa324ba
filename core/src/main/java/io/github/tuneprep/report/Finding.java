package io.github.tuneprep.report;

import io.github.tuneprep.rule.Severity;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One defect, at one line or at many.
 *
 * @param rule the name of the rule
 * @param severity how bad it is for the target
 * @param message what was found and what was expected; holds no training text and no control characters
 * @param file the dataset, as it was named in the request
 * @param line the first line, counted from 1; absent when the finding is about the whole file
 * @param column the byte in that line, counted from 1; absent where no place inside the line is meant
 * @param pointer the JSON pointer in that line, "" for the whole line
 * @param lines the first lines that have the defect, ascending; empty when the finding is about the whole file
 * @param count how often the defect occurs, exactly
 */
public record Finding(
        String rule,
        Severity severity,
        String message,
        String file,
        OptionalLong line,
        OptionalInt column,
        String pointer,
        List<Long> lines,
        long count) {
    /** Copies the list. */
    public Finding {
        lines = List.copyOf(lines);
    }
}
