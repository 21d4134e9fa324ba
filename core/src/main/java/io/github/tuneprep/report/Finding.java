package io.github.tuneprep.report;

import io.github.tuneprep.rule.Severity;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;

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
 * @param fingerprint the same for the same defect of a later run, wherever its lines have moved: 16 hexadecimal digits
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
        long count,
        String fingerprint) {
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    /** Copies the list. */
    public Finding {
        lines = List.copyOf(lines);
    }

    /**
     * {@return the {@link #fingerprint} of a defect}
     *
     * @param rule the name of the rule
     * @param message what is said of it; numbers in it do not matter, since they grow with the dataset
     * @param place where in an example it is, without positions in lists
     */
    public static String fingerprintOf(String rule, String message, String place) {
        String text = rule + '\n' + DIGITS.matcher(message).replaceAll("#") + '\n' + place;
        long hash = 0xcbf29ce484222325L; // FNV-1a
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xFF)) * 0x100000001b3L;
        }
        return String.format(Locale.ROOT, "%016x", hash);
    }
}
