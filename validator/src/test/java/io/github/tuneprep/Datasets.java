package io.github.tuneprep;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Opens the example datasets. */
final class Datasets {
    private Datasets() {}

    static Source open(String name) {
        return Source.of(name, bytes(name));
    }

    static String text(String name) {
        return new String(bytes(name), UTF_8);
    }

    private static byte[] bytes(String name) {
        try (InputStream in = Datasets.class.getResourceAsStream("/datasets/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Source lines(String... lines) {
        return Source.of("test.jsonl", (String.join("\n", lines) + "\n").getBytes(UTF_8));
    }

    /** {@return one good chat example that asks {@code question}} */
    static String chat(String question) {
        return "{\"messages\":[{\"role\":\"user\",\"content\":\"" + question
                + "\"},{\"role\":\"assistant\",\"content\":\"An answer to " + question + ".\"}]}";
    }
}
