package io.github.tuneprep.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.tuneprep.LineInspector;
import io.github.tuneprep.Validator;
import io.github.tuneprep.json.JsonReader;
import io.github.tuneprep.json.JsonSyntaxException;
import io.github.tuneprep.tokenizer.BytePairCounters;
import io.github.tuneprep.tokenizer.JTokkitCounters;
import io.github.tuneprep.tokens.TokenCounter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The parts of a check one by one, over the lines of a chat file: microseconds for all of its lines. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class PartsBenchmark {
    private static final int MOST_LINES = 2_000;

    /** A chat file, not compressed. */
    @Param("")
    public String file = "";

    /** The encoding to count in. */
    @Param({"o200k_base", "cl100k_base"})
    public String encoding = "";

    private List<byte[]> lines = List.of();
    private List<byte[]> texts = List.of();
    private TokenCounter ours = new BytePairCounters().newCounter("o200k_base");
    private TokenCounter jtokkit = ours;
    private LineInspector allRules = Validator.create().inspector();
    private LineInspector fourRules = allRules;

    /** Made by JMH. */
    public PartsBenchmark() {}

    /** Reads the file. */
    @Setup
    public void read() throws IOException {
        Path path = Path.of(file);
        try (var all = Files.lines(path)) {
            lines = all.limit(MOST_LINES).map(line -> line.getBytes(UTF_8)).toList();
        }
        texts = CountSpeed.texts(path);
        ours = new BytePairCounters().newCounter(encoding);
        jtokkit = new JTokkitCounters().newCounter(encoding);
        Validator validator = Validator.create().encoding(encoding);
        allRules = validator.inspector();
        fourRules = validator.select(CheckSpeed.FOUR_RULES).inspector();
    }

    /** Splitter, piece cache and merge. */
    @Benchmark
    public long counter() {
        return CountSpeed.count(ours, texts);
    }

    /** The same by JTokkit. */
    @Benchmark
    public long counterOfJTokkit() {
        return CountSpeed.count(jtokkit, texts);
    }

    /** The JSON tree. */
    @Benchmark
    public int parser() throws JsonSyntaxException {
        int end = 0;
        for (byte[] line : lines) {
            end += JsonReader.read(line).end();
        }
        return end;
    }

    /** The JSON tree, the dialect and all rules about a line. */
    @Benchmark
    public int allRules() {
        return inspect(allRules);
    }

    /** The same with four rules. */
    @Benchmark
    public int fourRules() {
        return inspect(fourRules);
    }

    private int inspect(LineInspector inspector) {
        int findings = 0;
        for (byte[] line : lines) {
            findings += inspector.inspect(line).size();
        }
        return findings;
    }
}
