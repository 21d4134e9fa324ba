package io.github.tuneprep.benchmarks;

import io.github.tuneprep.Source;
import io.github.tuneprep.Validator;
import io.github.tuneprep.tokenizer.JTokkitCounters;
import io.github.tuneprep.tokens.TokenCounter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Checks datasets that are held in memory with all rules, on one thread and on two in turn, beside JTokkit's counting
 * alone and four rules alone, and prints MB of file a second and the ratios.
 */
public final class CheckSpeed {
    private static final int ROUNDS = 7;

    /** Rounds before; the optimising compiler works seven seconds until all that a check does is optimised. */
    private static final int WARM_UP = 4;

    private static final String ENCODING = "o200k_base";

    /** One rule of each of the first four kinds there were: JSON, roles, tokens, duplicates. */
    static final List<String> FOUR_RULES =
            List.of("invalid-json", "unknown-role", "example-over-token-limit", "duplicate-example");

    private CheckSpeed() {}

    /** Arguments: chat files. */
    public static void main(String... args) throws IOException {
        PrintStream out = System.out;
        out.printf("Java %s, medians of %d interleaved rounds behind %d%n", Runtime.version(), ROUNDS, WARM_UP);
        out.printf(
                "%-24s %8s %14s %10s %7s %10s %10s %12s%n",
                "file", "MB", "JTokkit alone", "1 thread", "ratio", "2 threads", "speed-up", "to 4 rules");
        for (String file : args) {
            byte[] bytes = read(Path.of(file));
            List<byte[]> texts = CountSpeed.texts(Path.of(file));
            double[] one = new double[ROUNDS];
            double[] two = new double[ROUNDS];
            double[] four = new double[ROUNDS];
            double[] count = new double[ROUNDS];
            for (int round = -WARM_UP; round < ROUNDS; round++) {
                int slot = Math.max(0, round);
                one[slot] = Measure.seconds(() -> check(Validator.create().threads(1), bytes));
                four[slot] = Measure.seconds(
                        () -> check(Validator.create().threads(1).select(FOUR_RULES), bytes));
                two[slot] = Measure.seconds(() -> check(Validator.create().threads(2), bytes));
                TokenCounter jtokkit = new JTokkitCounters().newCounter(ENCODING);
                count[slot] = Measure.seconds(() -> CountSpeed.count(jtokkit, texts));
            }
            double mb = bytes.length / 1e6;
            double alone = mb / Measure.median(count);
            double single = mb / Measure.median(one);
            double pair = mb / Measure.median(two);
            out.printf(
                    "%-24s %8.1f %14.1f %10.1f %6.1fx %10.1f %9.2fx %11.2fx%n",
                    Path.of(file).getFileName(),
                    mb,
                    alone,
                    single,
                    single / alone,
                    pair,
                    pair / single,
                    Measure.median(one) / Measure.median(four));
        }
    }

    private static void check(Validator validator, byte[] dataset) {
        validator.check(List.of(Source.of("dataset", dataset)));
    }

    private static byte[] read(Path file) throws IOException {
        byte[] stored = Files.readAllBytes(file);
        if (!file.toString().endsWith(".gz")) {
            return stored;
        }
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(stored))) {
            return in.readAllBytes();
        }
    }
}
