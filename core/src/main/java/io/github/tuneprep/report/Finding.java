package io.github.tuneprep.report;

import io.github.tuneprep.rule.Quoted;
import io.github.tuneprep.rule.Severity;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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
    private static final int LINES_SHOWN = 8;
    /** A name from the data, or a number with what is counted. */
    private static final Pattern NAME_OR_NUMBER = Pattern.compile("'[^']*'|[0-9]+(?:[.,][0-9]+)*( [a-z]+)?");

    /** Copies the list. */
    public Finding {
        lines = List.copyOf(lines);
    }

    /**
     * {@return the {@link #fingerprint} of a defect}
     *
     * @param rule the name of the rule
     * @param message what is said of it; numbers in it do not matter, since they grow with the dataset, but in quotes
     * @param place where in an example it is, without positions in lists
     */
    public static String fingerprintOf(String rule, String message, String place) {
        String text = rule + '\n' + NAME_OR_NUMBER.matcher(message).replaceAll(Finding::withoutNumber) + '\n' + place;
        long hash = 0xcbf29ce484222325L; // FNV-1a
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xFF)) * 0x100000001b3L;
        }
        return String.format(Locale.ROOT, "%016x", hash);
    }

    private static String withoutNumber(MatchResult found) {
        if (found.group().startsWith("'")) {
            return Matcher.quoteReplacement(found.group());
        }
        String counted = found.group(1) == null ? "" : found.group(1);
        return "#" + (counted.endsWith("s") ? counted.substring(0, counted.length() - 1) : counted);
    }

    /** {@return the first place, without the file: {@code line 2:544}, or {@code whole file}} */
    public String place() {
        if (line.isEmpty()) {
            return "whole file";
        }
        return "line " + line.getAsLong() + (column.isEmpty() ? "" : ":" + column.getAsInt());
    }

    /** {@return the pointer, short and fit for a terminal; "" for a whole line} */
    public String shownPointer() {
        String quoted = Quoted.name(pointer);
        return quoted.substring(1, quoted.length() - 1);
    }

    /** {@return how often the defect occurs and the first of its lines: {@code 3 times in lines 2, 3, 5}} */
    public String occurrences() {
        String times = String.format(Locale.ROOT, "%,d time%s", count, count == 1 ? "" : "s");
        if (lines.isEmpty()) {
            return times;
        }
        return times
                + (lines.size() == 1 ? " in line " : " in lines ")
                + lines.stream().limit(LINES_SHOWN).map(String::valueOf).collect(Collectors.joining(", "))
                + (lines.size() > LINES_SHOWN ? ", …" : "");
    }

    /** {@return the whole finding but for its file, on one line, fit for a log} */
    public String describe() {
        return severity.label() + " " + place() + (pointer.isEmpty() ? "" : " " + shownPointer()) + " " + rule + ": "
                + message + (count > 1 ? " (" + occurrences() + ")" : "");
    }
}
