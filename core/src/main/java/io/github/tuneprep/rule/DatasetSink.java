package io.github.tuneprep.rule;

/** Takes findings about a whole dataset. */
public interface DatasetSink {
    /** Reports about the dataset as a whole. */
    void report(String message);

    /** Reports about one line, counted from 1; lines with the same message become one finding. */
    void report(long line, String message, String detail);

    /** Reports about lines that were gathered. */
    void report(Lines lines, String message);
}
