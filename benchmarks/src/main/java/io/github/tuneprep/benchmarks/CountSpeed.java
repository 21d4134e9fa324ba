package io.github.tuneprep.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.tuneprep.json.JsonArray;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonReader;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.json.JsonSyntaxException;
import io.github.tuneprep.json.JsonValue;
import io.github.tuneprep.tokenizer.BytePairCounters;
import io.github.tuneprep.tokenizer.JTokkitCounters;
import io.github.tuneprep.tokens.TokenCounter;
import io.github.tuneprep.tokens.TokenCounterProvider;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/**
 * Counts the message texts of chat files with our counter, with JTokkit and, where it is installed, with the native
 * reference in turn, on one thread, and prints MB of text a second and the ratios. The counts have to be equal.
 */
public final class CountSpeed {
    private static final int ROUNDS = 5;
    private static final double MB = 1e6;

    private CountSpeed() {}

    /** Arguments: an encoding, then chat files. */
    public static void main(String... args) throws IOException {
        PrintStream out = System.out;
        String encoding = args[0];
        TokenCounterProvider ours = new BytePairCounters();
        TokenCounterProvider theirs = new JTokkitCounters();
        out.printf("%s, Java %s, medians of %d interleaved rounds%n", encoding, Runtime.version(), ROUNDS);
        out.printf(
                "%-24s %8s %10s %10s %10s %7s %10s %14s %7s%n",
                "file", "MB", "JTokkit", "native", "ours", "ratio", "to native", "ours, cold", "ratio");
        for (String file : Arrays.asList(args).subList(1, args.length)) {
            List<byte[]> texts = texts(Path.of(file));
            double size = texts.stream().mapToLong(text -> text.length).sum() / MB;
            TokenCounter warm = ours.newCounter(encoding);
            double[] fast = new double[ROUNDS];
            double[] cold = new double[ROUNDS];
            double[] slow = new double[ROUNDS];
            long expected = count(theirs.newCounter(encoding), texts);
            for (int round = 0; round < 3; round++) {
                same(expected, count(warm, texts));
            }
            double[] reference = new double[ROUNDS];
            try (NativeReference tiktoken = NativeReference.start(encoding, Path.of(file))) {
                for (int round = 0; round < ROUNDS; round++) {
                    TokenCounter jtokkit = theirs.newCounter(encoding);
                    slow[round] = Measure.seconds(() -> count(jtokkit, texts));
                    reference[round] = tiktoken == null ? Double.NaN : tiktoken.count(expected);
                    fast[round] = Measure.seconds(() -> count(warm, texts));
                    // A counter of its own has empty caches.
                    TokenCounter fresh = ours.newCounter(encoding);
                    cold[round] = Measure.seconds(() -> count(fresh, texts));
                }
            }
            double jtokkit = size / Measure.median(slow);
            double mine = size / Measure.median(fast);
            double mineCold = size / Measure.median(cold);
            double theReference = size / Measure.median(reference);
            out.printf(
                    "%-24s %8.1f %10.1f %10s %10.1f %6.1fx %10s %14.1f %6.1fx%n",
                    Path.of(file).getFileName(),
                    size,
                    jtokkit,
                    Measure.figure("%.1f", theReference),
                    mine,
                    mine / jtokkit,
                    Measure.figure("%.1fx", mine / theReference),
                    mineCold,
                    mineCold / jtokkit);
        }
    }

    static void same(long expected, long counted) {
        if (expected != counted) {
            throw new IllegalStateException("counts differ: " + expected + " and " + counted);
        }
    }

    static long count(TokenCounter counter, List<byte[]> texts) {
        long tokens = 0;
        for (byte[] text : texts) {
            tokens += counter.count(text, 0, text.length);
        }
        return tokens;
    }

    /** {@return the string contents of all messages} */
    static List<byte[]> texts(Path file) throws IOException {
        List<byte[]> texts = new ArrayList<>();
        try (InputStream raw = Files.newInputStream(file);
                InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonObject example = (JsonObject) JsonReader.read(line.getBytes(UTF_8));
                for (JsonValue message : Objects.requireNonNull((JsonArray) example.get("messages"))
                        .values()) {
                    JsonString content = ((JsonObject) message).string("content");
                    if (content != null) {
                        texts.add(content.utf8());
                    }
                }
            }
        } catch (JsonSyntaxException e) {
            throw new IOException("not a chat file: " + file, e);
        }
        return texts;
    }
}
