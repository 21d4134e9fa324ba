package io.github.tuneprep.convert;

import java.io.IOException;
import java.io.InputStream;

/** Reads one kind of file, row by row. */
interface RowReader {
    /** Takes what is read, in order. */
    interface Sink {
        /** Takes a row. */
        void row(Row row) throws IOException;

        /** Takes a row that cannot be read. */
        void refuse(long number, String message) throws IOException;

        /** Takes what is doubtful about the whole file. */
        void warn(String rule, String message);
    }

    /**
     * Reads to the end.
     *
     * @throws UnreadableInputException if the rest of the file cannot be read
     */
    void read(InputStream in, Sink sink) throws IOException;
}
