package io.github.tuneprep.engine;

import io.github.tuneprep.Source;
import io.github.tuneprep.catalogue.Target;
import io.github.tuneprep.engine.FindingStore.Place;
import io.github.tuneprep.example.Split;
import io.github.tuneprep.read.Block;
import io.github.tuneprep.read.BlockReader;
import io.github.tuneprep.read.FileShape;
import io.github.tuneprep.read.GzipMembers;
import io.github.tuneprep.report.DatasetSummary;
import io.github.tuneprep.rule.DatasetFacts;
import io.github.tuneprep.rule.DatasetSink;
import io.github.tuneprep.rule.Lines;
import io.github.tuneprep.rule.Quoted;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rules.file.ByteOrderMark;
import io.github.tuneprep.rules.file.CarriageReturnLineEnds;
import io.github.tuneprep.rules.file.FileNotNamedJsonl;
import io.github.tuneprep.rules.file.JsonArrayFile;
import io.github.tuneprep.rules.file.NotJsonLines;
import io.github.tuneprep.rules.file.NotUtf8;
import io.github.tuneprep.rules.file.PrettyPrintedJson;
import io.github.tuneprep.tokens.TokenCounter;
import io.github.tuneprep.tokens.TokenCounterProvider;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;

/** One pass over one dataset, on one thread or several. */
final class Scan {
    private final Source source;
    private final Split split;
    private final Target target;
    private final Shard shard;
    private final boolean inLines;
    private final long bytes;
    private final long lines;

    private Scan(Source source, Split split, Target target, Shard shard, boolean inLines, long bytes, long lines) {
        this.source = source;
        this.split = split;
        this.target = target;
        this.shard = shard;
        this.inLines = inLines;
        this.bytes = bytes;
        this.lines = lines;
    }

    /** Reads a dataset to its end. */
    static Scan run(
            Source source, Split split, RuleSet rules, Target target, TokenCounterProvider counters, Reading reading)
            throws IOException {
        try {
            return read(source, split, rules, target, counters, reading);
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) {
            throw new IOException(source.name() + ": " + e.getMessage(), e);
        }
    }

    private static Scan read(
            Source source, Split split, RuleSet rules, Target target, TokenCounterProvider counters, Reading reading)
            throws IOException {
        try (InputStream in = GzipMembers.unzipped(new Progress(source.open(), reading.progress()))) {
            BlockReader reader = new BlockReader(in, reading.limits().lineBytes());
            FileShape shape = reader.begin();
            Shard shard = new Shard(rules, reading.limits());
            reportShape(shape, shard);
            if (shape.defect() == null) {
                boolean zipped = GzipMembers.isUnzipped(in);
                source.file().ifPresent(file -> checkName(file, zipped, target, shard));
                Callable<Shard> worker = () -> {
                    try (TokenCounter counter = counters.newCounter(target.encoding())) {
                        LineChecker checker =
                                new LineChecker(rules, new ExampleTokenizer(target, counter), reading.limits());
                        Block block = new Block();
                        while (reader.next(block)) {
                            checker.block(block);
                        }
                        return checker.shard();
                    }
                };
                for (Shard part : inParallel(source.name(), worker, reader.isEnded() ? 1 : reading.threads())) {
                    shard.merge(part);
                }
            } else {
                // Nothing was checked, so that this one line stands for the whole file.
                shard.totals().addUnreadable();
                Block block = new Block();
                while (reader.next(block)) {
                    // Only to know the bytes and lines of the file.
                }
            }
            boolean inLines = shape.defect() == null;
            return new Scan(source, split, target, shard, inLines, reader.bytes(), reader.lines());
        }
    }

    private static List<Shard> inParallel(String name, Callable<Shard> worker, int threads) throws IOException {
        List<Shard> shards = new ArrayList<>();
        ExecutorService executor = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "tuneprep");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<Shard>> futures = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                futures.add(executor.submit(worker));
            }
            for (Future<Shard> future : futures) {
                shards.add(future.get());
            }
            return shards;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            Throwable cause = e.getCause();
            throw new IllegalStateException(name + ", " + (cause == null ? e : cause.getMessage()), cause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            executor.shutdownNow();
        }
    }

    private static void checkName(Path file, boolean zipped, Target target, Shard shard) {
        String name = String.valueOf(file.getFileName());
        String title = target.provider().title();
        if (!name.endsWith(".jsonl") && !name.endsWith(".jsonl.gz")) {
            shard.findings()
                    .add(
                            FileNotNamedJsonl.INFO,
                            Place.FILE,
                            "file is named " + Quoted.name(name) + ", " + title + " takes names that end in .jsonl",
                            "");
        } else if (zipped && name.endsWith(".jsonl")) {
            shard.findings()
                    .add(
                            FileNotNamedJsonl.INFO,
                            Place.FILE,
                            "file is compressed with gzip and does not say so, " + title + " takes it unpacked",
                            "");
        }
    }

    private static void reportShape(FileShape shape, Shard shard) {
        FindingStore findings = shard.findings();
        if (shape.byteOrderMark()) {
            findings.add(ByteOrderMark.INFO, Place.FILE, "file starts with a byte order mark (EF BB BF)", "");
        }
        if (shape.lineEnd() == '\r') {
            findings.add(
                    CarriageReturnLineEnds.INFO,
                    Place.FILE,
                    "lines end with a carriage return only, expected a line feed",
                    "");
        }
        if (shape.defect() != null) {
            RuleInfo rule = switch (shape.defect()) {
                case WRONG_ENCODING -> NotUtf8.INFO;
                case BINARY, TABLE -> NotJsonLines.INFO;
                case ARRAY -> JsonArrayFile.INFO;
                case PRETTY_PRINTED -> PrettyPrintedJson.INFO;
            };
            String message = switch (shape.defect()) {
                case WRONG_ENCODING -> "file is " + shape.found() + ", expected UTF-8";
                case BINARY -> "file is " + shape.found() + ", expected JSON Lines";
                case TABLE -> "file is a table (CSV), expected JSON Lines; tuneprep convert reads it";
                case ARRAY -> "file is one JSON list, expected one object a line without brackets and commas";
                case PRETTY_PRINTED -> "objects are spread over several lines, expected one object a line";
            };
            findings.add(rule, Place.FILE, message, "");
        }
    }

    Source source() {
        return source;
    }

    Split split() {
        return split;
    }

    Shard shard() {
        return shard;
    }

    /** {@return where rules about the whole dataset report} */
    DatasetSink sink(RuleInfo rule) {
        return sink(rule, "");
    }

    /**
     * {@return where rules report that compare with another dataset}
     *
     * @param file what stands behind each line of the other dataset
     */
    DatasetSink sink(RuleInfo rule, String file) {
        FindingStore findings = shard.findings();
        return new DatasetSink() {
            @Override
            public void report(String message) {
                findings.add(rule, Place.FILE, message, "");
            }

            @Override
            public void report(long line, String message, String detail) {
                findings.add(rule, Place.line(line), message, detail + file);
            }

            @Override
            public void report(Lines lines, String message) {
                findings.add(rule, lines, message);
            }
        };
    }

    DatasetFacts facts() {
        return new DatasetFacts(
                target,
                split,
                bytes,
                lines,
                shard.totals().blankLines(),
                shard.totals().dialect());
    }

    DatasetSummary summary() {
        return summary(target);
    }

    /** {@return the summary for another target that counts the same} */
    DatasetSummary summary(Target target) {
        int limit = target.maxExampleTokens() == null ? Integer.MAX_VALUE : target.maxExampleTokens();
        return shard.totals().summary(source.name(), split, target.encoding(), limit, bytes, lines);
    }

    /** {@return whether the file is lines at all, so that rules about the dataset make sense} */
    boolean isInLines() {
        return inLines;
    }

    /** Tells how much of the source has been read. */
    private static final class Progress extends FilterInputStream {
        private final LongConsumer listener;

        Progress(InputStream in, LongConsumer listener) {
            super(in);
            this.listener = listener;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            listener.accept(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            int read = super.read(buffer, from, length);
            listener.accept(Math.max(0, read));
            return read;
        }
    }
}
