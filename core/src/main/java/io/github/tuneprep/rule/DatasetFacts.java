package io.github.tuneprep.rule;

import io.github.tuneprep.catalogue.Target;
import io.github.tuneprep.example.Split;

/**
 * What is known of a dataset when it has been read to the end.
 *
 * @param target what the dataset is prepared for
 * @param split what the dataset is for
 * @param bytes its size, uncompressed
 * @param lines its physical lines
 * @param blankLines lines that hold nothing but white space
 * @param dialect the file format of most lines
 */
public record DatasetFacts(Target target, Split split, long bytes, long lines, long blankLines, String dialect) {
    /** {@return the lines that hold something, readable or not} */
    public long filledLines() {
        return lines - blankLines;
    }
}
