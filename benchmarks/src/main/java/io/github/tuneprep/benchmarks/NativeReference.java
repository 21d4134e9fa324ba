package io.github.tuneprep.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The reference implementation (github.com/openai/tiktoken) in a Python process of its own, which waits while others
 * are measured. Takes the ranks of JTokkit, so that it fetches nothing.
 */
final class NativeReference implements AutoCloseable {
    /**
     * Where tiktoken fetches ranks from; a file in its cache is named by the SHA-1 of this (tiktoken 0.14.0, load.py).
     */
    private static final String RANKS = "https://openaipublic.blob.core.windows.net/encodings/";

    private final Process python;
    private final BufferedReader answers;
    private final Writer requests;

    private NativeReference(Process python, BufferedReader answers) {
        this.python = python;
        this.answers = answers;
        this.requests = python.outputWriter(UTF_8);
    }

    /**
     * {@return the reference with the texts of a chat file, or null where {@code python3} or tiktoken is not installed}
     */
    static @Nullable NativeReference start(String encoding, Path file) throws IOException {
        Path directory = Files.createTempDirectory("tiktoken");
        Path script = directory.resolve("reference.py");
        copy("reference.py", script);
        copy(
                "/com/knuddels/jtokkit/" + encoding + ".tiktoken",
                directory.resolve(sha1(RANKS + encoding + ".tiktoken")));
        String python = Objects.requireNonNullElse(System.getenv("PYTHON"), "python3");
        ProcessBuilder command = new ProcessBuilder(
                python, script.toString(), encoding, file.toAbsolutePath().toString());
        command.environment().put("TIKTOKEN_CACHE_DIR", directory.toString());
        command.redirectError(ProcessBuilder.Redirect.DISCARD);
        try {
            Process process = command.start();
            BufferedReader answers = process.inputReader(UTF_8);
            return "ready".equals(answers.readLine()) ? new NativeReference(process, answers) : null;
        } catch (IOException e) {
            return null;
        } finally {
            try (var files = Files.list(directory)) {
                for (Path each : files.toList()) {
                    Files.delete(each);
                }
            }
            Files.delete(directory);
        }
    }

    /** Counts all texts. {@return the seconds it took} */
    double count(long expected) {
        try {
            requests.write("\n");
            requests.flush();
            String[] answer = Objects.requireNonNull(answers.readLine()).split(" ", -1);
            CountSpeed.same(expected, Long.parseLong(answer[1]));
            return Double.parseDouble(answer[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(String resource, Path file) throws IOException {
        try (InputStream in = Objects.requireNonNull(NativeReference.class.getResourceAsStream(resource), resource)) {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static String sha1(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        python.destroy();
    }
}
