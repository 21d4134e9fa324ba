package io.github.tuneprep;

import io.github.tuneprep.catalogue.UnknownNameException;
import io.github.tuneprep.json.JsonReader;
import java.util.List;

/**
 * What bounds the memory and the time that hostile data can take. Data beyond a limit gives a finding; the limits are
 * wide enough for what providers take.
 *
 * @param lineBytes longest line, in bytes, or row of a table, in characters; a worker needs several times as much
 *     memory as the longest line it reads
 * @param nesting levels of objects and lists in each other; Python's own reader gives up near 1,000
 * @param numberDigits longest number, in characters
 * @param findings kinds of findings that are kept for each rule and dataset
 * @param archiveRatio how many times its size a part of a workbook may have when it is unpacked; one for the process
 */
public record Limits(int lineBytes, int nesting, int numberDigits, int findings, int archiveRatio) {
    /** What holds unless something else is asked for. */
    public static final Limits STANDARD = new Limits(64 << 20, JsonReader.NESTING, JsonReader.NUMBER_DIGITS, 500, 100);

    private static final String LINE_BYTES = "line-bytes";
    private static final String NESTING = "nesting";
    private static final String NUMBER_DIGITS = "number-digits";
    private static final String FINDINGS = "findings";
    private static final String ARCHIVE_RATIO = "archive-ratio";

    /** Makes limits; {@link IllegalArgumentException} if one is out of bounds. */
    public Limits {
        check(LINE_BYTES, lineBytes, 1 << 20, 1 << 30);
        check(NESTING, nesting, 10, 1_000);
        check(NUMBER_DIGITS, numberDigits, 20, 1_000_000);
        check(FINDINGS, findings, 1, 100_000);
        check(ARCHIVE_RATIO, archiveRatio, 1, 10_000);
    }

    /** {@return the names that {@link #with} knows} */
    public static List<String> names() {
        return List.of(LINE_BYTES, NESTING, NUMBER_DIGITS, FINDINGS, ARCHIVE_RATIO);
    }

    /**
     * {@return these limits with another value for one}
     *
     * @throws IllegalArgumentException if there is no limit of that name, or the value is out of its bounds
     */
    public Limits with(String name, int value) {
        return switch (name) {
            case LINE_BYTES -> new Limits(value, nesting, numberDigits, findings, archiveRatio);
            case NESTING -> new Limits(lineBytes, value, numberDigits, findings, archiveRatio);
            case NUMBER_DIGITS -> new Limits(lineBytes, nesting, value, findings, archiveRatio);
            case FINDINGS -> new Limits(lineBytes, nesting, numberDigits, value, archiveRatio);
            case ARCHIVE_RATIO -> new Limits(lineBytes, nesting, numberDigits, findings, value);
            default -> throw new UnknownNameException("limit", name, names());
        };
    }

    private static void check(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "limit " + name + " must be from " + least + " to " + most + ", not " + value);
        }
    }
}
