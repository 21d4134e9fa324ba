package io.github.tuneprep.fix;

import io.github.tuneprep.Source;
import io.github.tuneprep.Validator;
import io.github.tuneprep.catalogue.UnknownNameException;
import io.github.tuneprep.convert.JsonLines;
import io.github.tuneprep.read.Block;
import io.github.tuneprep.read.BlockReader;
import io.github.tuneprep.read.FileShape;
import io.github.tuneprep.read.GzipMembers;
import io.github.tuneprep.report.Mending;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.commons.io.input.ReaderInputStream;

/**
 * Mends what can be mended for certain, line by line, and leaves every other byte as it is. What a change means for the
 * tuned model decides whether it is safe; unsafe ones are made only when asked for. Fixing a fixed dataset changes
 * nothing.
 *
 * <p>Needs memory for one block of lines, and about 100 bytes an example more where copies are taken out.
 */
public final class Fixer {
    private final FixSettings settings;

    /**
     * Makes a fixer.
     *
     * @param validator whose findings are mended
     * @param unsafe whether changes are made that may change what the model learns
     * @param only the rules whose findings are mended, beside what is not lines at all; empty for all
     * @throws UnknownNameException if one of them is no rule
     */
    public Fixer(Validator validator, boolean unsafe, Collection<String> only) {
        this.settings = new FixSettings(validator, unsafe, Set.copyOf(only));
        List<String> known =
                Validator.rules().stream().map(rule -> rule.info().name()).toList();
        for (String rule : only) {
            if (!known.contains(rule)) {
                throw new UnknownNameException("rule", rule, known);
            }
        }
    }

    /** Is told what changes. */
    public interface Listener {
        /**
         * Takes one change.
         *
         * @param line the number of the line in the dataset that is read, counted from 1; 0 for the whole file
         * @param rules the rules whose findings are mended
         * @param before the bytes as they were; empty for the whole file
         * @param after the bytes as they are now, several lines where one became several; empty when it is taken out
         */
        void changed(long line, Set<String> rules, byte[] before, byte[] after);
    }

    /**
     * Mends a dataset.
     *
     * @param source read again when it is not in lines, and twice for unsafe changes
     * @param target where the mended dataset goes, as UTF-8; left open
     * @throws IOException if it cannot be read or written, is no text, or holds objects that cannot be read and so
     *     would be lost
     */
    public Mending fix(Source source, OutputStream target, Listener listener) throws IOException {
        try {
            FixSettings here = settings.in(source.name());
            CompletionAdvice.Changes changes = changes(source, here);
            FixPass pass = new FixPass(here, target, listener, null, changes);
            read(source, StandardCharsets.UTF_8, pass);
            return pass.end();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** {@return what is done to all lines, which are gone through before if anything may be} */
    private static CompletionAdvice.Changes changes(Source source, FixSettings settings) throws IOException {
        CompletionAdvice advice = new CompletionAdvice(rule -> settings.unsafe() && settings.mends(rule));
        if (advice.isEmpty()) {
            return CompletionAdvice.Changes.NONE;
        }
        FixPass before = new FixPass(
                settings,
                OutputStream.nullOutputStream(),
                (line, rules, was, is) -> {},
                advice,
                CompletionAdvice.Changes.NONE);
        read(source, StandardCharsets.UTF_8, before);
        return advice.changes(CompletionAdvice.facts(settings.validator(), before.lines()));
    }

    private static void read(Source source, Charset charset, FixPass pass) throws IOException {
        FileShape shape;
        try (InputStream in = decoded(source, charset)) {
            BlockReader reader = new BlockReader(in, Integer.MAX_VALUE / 2);
            shape = reader.begin();
            if (shape.defect() == null) {
                pass.fileIsMended("byte-order-mark", shape.byteOrderMark() && charset.equals(StandardCharsets.UTF_8));
                pass.fileIsMended("carriage-return-line-ends", shape.lineEnd() == '\r');
                Block block = new Block();
                while (reader.next(block)) {
                    pass.block(block);
                }
                return;
            }
        }
        switch (shape.defect()) {
            case WRONG_ENCODING -> {
                pass.fileIsMended("not-utf-8", true);
                read(source, Charset.forName(shape.found()), pass);
            }
            case ARRAY -> rearrange(source, charset, "json-array-file", pass);
            case PRETTY_PRINTED -> rearrange(source, charset, "pretty-printed-json", pass);
            case TABLE ->
                throw new IOException(
                        source.name() + ": file is a table (CSV), which no fix can read; tuneprep convert does");
            case BINARY ->
                throw new IOException(source.name() + ": file is " + shape.found() + ", which no fix can read");
        }
    }

    /** Writes objects that do not stand on lines of their own one a line. */
    private static void rearrange(Source source, Charset charset, String rule, FixPass pass) throws IOException {
        pass.fileIsMended(rule, true);
        try (InputStream in = decoded(source, charset)) {
            JsonLines.read(in, source.name(), pass::line);
        }
    }

    /** {@return the dataset as UTF-8; bytes that are not of its encoding are an error} */
    private static InputStream decoded(Source source, Charset charset) throws IOException {
        InputStream in = GzipMembers.unzipped(source.open());
        return charset.equals(StandardCharsets.UTF_8)
                ? in
                : ReaderInputStream.builder()
                        .setReader(new InputStreamReader(in, charset.newDecoder()))
                        .setCharset(StandardCharsets.UTF_8)
                        .get();
    }
}
