package io.github.tuneprep.convert;

import io.github.tuneprep.Limits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;

/** Reads JSON objects in any arrangement and hands each over as one line. */
public final class JsonLines {
    private JsonLines() {}

    /** Takes lines. */
    public interface Sink {
        /** Takes the bytes of one line, without its line end. */
        void line(byte[] line) throws IOException;
    }

    /**
     * Reads to the end.
     *
     * @param in UTF-8
     * @param name what a complaint calls the dataset
     * @throws IOException if an object cannot be read, so that it would be lost
     */
    public static void read(InputStream in, String name, Sink sink) throws IOException {
        new JsonRows(false, Limits.STANDARD.lineBytes()).read(in, new RowReader.Sink() {
            @Override
            public void row(Row row) throws IOException {
                ByteArrayOutputStream line = new ByteArrayOutputStream();
                new LineWriter(line, false).asItIs(Objects.requireNonNull(row.object()));
                byte[] bytes = line.toByteArray();
                sink.line(Arrays.copyOf(bytes, bytes.length - 1));
            }

            @Override
            public void refuse(long number, String message) throws IOException {
                throw new IOException(name + ", line " + number + ": " + message);
            }

            @Override
            public void warn(String rule, String message) {
                // What the file is besides its objects does not matter to them.
            }
        });
    }
}
