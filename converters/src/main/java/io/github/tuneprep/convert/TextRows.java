package io.github.tuneprep.convert;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plain text: each line is what the model is to write. */
final class TextRows implements RowReader {
    private final @Nullable Charset charset;
    private final int longestRow;

    TextRows(@Nullable Charset charset, int longestRow) {
        this.charset = charset;
        this.longestRow = longestRow;
    }

    @Override
    public void read(InputStream in, Sink sink) throws IOException {
        BoundedReader bounded = new BoundedReader(TextInput.decode(in, charset), longestRow);
        try (BufferedReader reader = new BufferedReader(bounded)) {
            long number = 1;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank()) {
                    sink.row(new Row(number, Map.of("prompt", "", "completion", line), null));
                }
                bounded.nextRow();
                number++;
            }
        }
    }
}
