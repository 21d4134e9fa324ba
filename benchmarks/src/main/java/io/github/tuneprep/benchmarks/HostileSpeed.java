package io.github.tuneprep.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.tuneprep.Source;
import io.github.tuneprep.Validator;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Checks datasets that are made to be slow, each on one thread with all rules, and prints the time for each MB and its
 * ratio to an ordinary dataset. Ten times the ordinary time for a byte would be a path that is not linear.
 */
public final class HostileSpeed {
    private static final int ROUNDS = 3;
    private static final int MB = 1_000_000;

    private HostileSpeed() {}

    /** No arguments. */
    public static void main(String... args) {
        PrintStream out = System.out;
        out.printf("Java %s, best of %d rounds%n", Runtime.version(), ROUNDS);
        out.printf("%-40s %8s %10s %8s%n", "dataset", "MB", "ms per MB", "ratio");
        double ordinary = 0;
        for (Map.Entry<String, Supplier<InputStream>> dataset : datasets().entrySet()) {
            double best = Double.MAX_VALUE;
            long[] bytes = new long[1];
            for (int round = 0; round < ROUNDS; round++) {
                bytes[0] = 0;
                best = Math.min(
                        best,
                        Measure.seconds(() -> Validator.create()
                                .threads(1)
                                .progress(read -> bytes[0] += read)
                                .check(List.of(
                                        Source.of("dataset", dataset.getValue().get())))));
            }
            double perMb = best * 1000 * MB / bytes[0];
            ordinary = ordinary == 0 ? perMb : ordinary;
            out.printf("%-40s %8.1f %10.1f %7.1fx%n", dataset.getKey(), bytes[0] / 1e6, perMb, perMb / ordinary);
        }
    }

    private static Map<String, Supplier<InputStream>> datasets() {
        Map<String, Supplier<InputStream>> datasets = new LinkedHashMap<>();
        datasets.put("ordinary", lines(40_000, HostileSpeed::ordinary));
        datasets.put("10 MB of [", () -> repeat("[", 10 * MB));
        datasets.put("10 MB of {\"a\":", () -> repeat("{\"a\":", 2 * MB));
        for (String text : List.of("a", " ", "\\u0000", "7", "\u6F22", "\uD83D\uDE00", "\\\\", "ab ", "+1", "@a")) {
            datasets.put("10 MB text of " + text, () -> chat(text, 10 * MB / text.getBytes(UTF_8).length));
        }
        datasets.put("60 MB text of one letter", () -> chat("a", 60 * MB));
        datasets.put("10 million empty lines", () -> repeat("\n", 10 * MB));
        datasets.put("10 MB of one line of blanks", () -> repeat(" ", 10 * MB));
        datasets.put("a million findings", lines(1_000_000, i -> "{\"messages\":[{\"role\":\"u" + i + "\"}]}\n"));
        datasets.put("a million broken lines", lines(1_000_000, i -> "{\"messages\": " + i + "\n"));
        datasets.put("a million equal lines", lines(1_000_000, i -> ordinary(0)));
        datasets.put(
                "a million answers to one prompt",
                lines(1_000_000, i -> ordinary(0).replace("number", "number " + i)));
        datasets.put("a line of 100,000 messages", () -> new ByteArrayInputStream(manyMessages(100_000)));
        datasets.put("a line of 300,000 keys", () -> new ByteArrayInputStream(manyKeys(300_000)));
        datasets.put("a line of 30,000 tools, calls and answers", () -> new ByteArrayInputStream(manyTools(30_000)));
        return datasets;
    }

    private static String ordinary(int i) {
        return "{\"messages\":[{\"role\":\"user\",\"content\":\"What is " + i
                + ", and why do people ask for it?\"},{\"role\":\"assistant\",\"content\":\"It is a number. "
                + "People ask for it when they count the " + i % 97
                + " things of their day, in the morning or late at night.\"}]}\n";
    }

    private static InputStream repeat(String text, int times) {
        return new ByteArrayInputStream(text.repeat(times).getBytes(UTF_8));
    }

    private static InputStream chat(String text, int times) {
        String line = "{\"messages\":[{\"role\":\"user\",\"content\":\"" + text.repeat(times)
                + "\"},{\"role\":\"assistant\",\"content\":\"b\"}]}\n";
        return new ByteArrayInputStream(line.getBytes(UTF_8));
    }

    private static byte[] manyMessages(int count) {
        StringBuilder line = new StringBuilder("{\"messages\":[{\"role\":\"user\",\"content\":\"a\"}");
        for (int i = 0; i < count; i++) {
            line.append(",{\"role\":\"")
                    .append(i % 2 == 0 ? "assistant" : "user")
                    .append("\",\"content\":\"x\"}");
        }
        return line.append("]}\n").toString().getBytes(UTF_8);
    }

    private static byte[] manyKeys(int count) {
        StringBuilder line = new StringBuilder("{\"messages\":[{\"role\":\"user\",\"content\":\"a\"");
        for (int i = 0; i < count; i++) {
            line.append(",\"k").append(i).append("\":").append(i);
        }
        return line.append("},{\"role\":\"assistant\",\"content\":\"b\"}]}\n")
                .toString()
                .getBytes(UTF_8);
    }

    private static byte[] manyTools(int count) {
        StringBuilder line = new StringBuilder(
                "{\"messages\":[{\"role\":\"user\",\"content\":\"a\"},{\"role\":\"assistant\",\"tool_calls\":[");
        for (int i = 0; i < count; i++) {
            line.append(i == 0 ? "" : ",")
                    .append("{\"id\":\"c")
                    .append(i)
                    .append("\",\"type\":\"function\",\"function\":{\"name\":\"f")
                    .append(i)
                    .append("\",\"arguments\":\"{}\"}}");
        }
        line.append("]}");
        for (int i = 0; i < count; i++) {
            line.append(",{\"role\":\"tool\",\"content\":\"b\",\"tool_call_id\":\"c")
                    .append(i)
                    .append("\"}");
        }
        line.append(",{\"role\":\"assistant\",\"content\":\"d\"}],\"tools\":[");
        for (int i = 0; i < count; i++) {
            line.append(i == 0 ? "" : ",")
                    .append("{\"type\":\"function\",\"function\":{\"name\":\"f")
                    .append(i)
                    .append("\",\"parameters\":{\"type\":\"object\",\"properties\":{}}}}");
        }
        return line.append("]}\n").toString().getBytes(UTF_8);
    }

    private static Supplier<InputStream> lines(int count, IntFunction<String> line) {
        return () -> new Lines(count, line);
    }

    /** Lines that are made when they are read. */
    private static final class Lines extends InputStream {
        private final int count;
        private final IntFunction<String> line;
        private byte[] part = {};
        private int at;
        private int made;

        Lines(int count, IntFunction<String> line) {
            this.count = count;
            this.line = line;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            if (at == part.length) {
                if (made == count) {
                    return -1;
                }
                int end = Math.min(count, made + 1_000);
                part = IntStream.range(made, end)
                        .mapToObj(line)
                        .collect(Collectors.joining())
                        .getBytes(UTF_8);
                made = end;
                at = 0;
            }
            int read = Math.min(length, part.length - at);
            System.arraycopy(part, at, into, from, read);
            at += read;
            return read;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }
    }
}
