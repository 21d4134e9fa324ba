package io.github.tuneprep.convert;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Ends a row that never ends, such as one behind a quote that is not closed, before it fills the memory. */
final class BoundedReader extends FilterReader {
    private final int most;
    private long read;

    /**
     * Makes a reader.
     *
     * @param most characters of a row; what is read ahead is counted with it
     */
    BoundedReader(Reader in, int most) {
        super(in);
        this.most = most;
    }

    /** Starts a new row. */
    void nextRow() {
        read = 0;
    }

    @Override
    public int read() throws IOException {
        return counted(super.read(), 1);
    }

    @Override
    public int read(char[] buffer, int from, int length) throws IOException {
        int characters = super.read(buffer, from, length);
        return counted(characters, characters);
    }

    private int counted(int result, int characters) throws UnreadableInputException {
        read += Math.max(0, characters);
        if (read > most) {
            throw tooLong(most);
        }
        return result;
    }

    static UnreadableInputException tooLong(int most) {
        return new UnreadableInputException(
                "row-too-long", "a row has more than " + most + " characters; a quote may not be closed");
    }
}
