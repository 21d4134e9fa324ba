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

    TextRows(@Nullable Charset charset) {
        this.charset = charset;
    }

    @Override
    public void read(InputStream in, Sink sink) throws IOException {
        try (BufferedReader reader = new BufferedReader(TextInput.decode(in, charset))) {
            long number = 1;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank()) {
                    sink.row(new Row(number, Map.of("prompt", "", "completion", line), null));
                }
                number++;
            }
        }
    }
}
