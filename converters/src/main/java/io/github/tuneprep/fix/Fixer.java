package io.github.tuneprep.fix;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.tuneprep.LineInspector;
import io.github.tuneprep.Source;
import io.github.tuneprep.Validator;
import io.github.tuneprep.convert.JsonLines;
import io.github.tuneprep.example.Example;
import io.github.tuneprep.fix.line.RemoveKey;
import io.github.tuneprep.json.ByteScan;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonReader;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.json.JsonSyntaxException;
import io.github.tuneprep.json.JsonValue;
import io.github.tuneprep.read.Block;
import io.github.tuneprep.read.BlockReader;
import io.github.tuneprep.read.FileShape;
import io.github.tuneprep.read.GzipMembers;
import io.github.tuneprep.report.Mending;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.Fingerprint;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.io.input.ReaderInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Mends what can be mended for certain, line by line, and leaves every other byte as it is. What a change means for the
 * tuned model decides whether it is safe; unsafe ones are made only when asked for. Fixing a fixed dataset changes
 * nothing.
 *
 * <p>Needs memory for one block of lines, and about 100 bytes an example more where copies are taken out.
 */
public final class Fixer {
    private static final int MAX_ROUNDS = 20;
    private static final String INVALID_JSON = "invalid-json";
    private static final String DUPLICATE = "duplicate-example";
    /** What a line lacks may stand under the very key that is one too many. */
    private static final Set<String> LACKING =
            Set.of("missing-key", "missing-content", "missing-assistant-message", "unknown-dialect");

    private final Validator validator;
    private final boolean unsafe;
    private final Set<String> only;

    /**
     * Makes a fixer.
     *
     * @param validator whose findings are mended
     * @param unsafe whether changes are made that may change what the model learns
     * @param only the rules whose findings are mended, beside what is not lines at all; empty for all
     */
    public Fixer(Validator validator, boolean unsafe, Collection<String> only) {
        this.validator = validator;
        this.unsafe = unsafe;
        this.only = Set.copyOf(only);
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
        Work work = new Work(new BufferedOutputStream(target, 1 << 16), listener);
        try {
            CompletionAdvice advice = new CompletionAdvice(rule -> unsafe && work.mends(rule));
            if (!advice.isEmpty()) {
                Work before = new Work(new BufferedOutputStream(OutputStream.nullOutputStream()), (n, r, b, a) -> {});
                before.advice = advice;
                read(source, StandardCharsets.UTF_8, before);
                work.changes = advice.changes(CompletionAdvice.facts(validator, before.lines));
            }
            read(source, StandardCharsets.UTF_8, work);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return work.end();
    }

    private static void read(Source source, Charset charset, Work work) throws IOException {
        FileShape shape;
        try (InputStream in = decoded(source, charset)) {
            BlockReader reader = new BlockReader(in, Integer.MAX_VALUE / 2);
            shape = reader.begin();
            if (shape.defect() == null) {
                work.fileIsMended("byte-order-mark", shape.byteOrderMark() && charset.equals(StandardCharsets.UTF_8));
                work.fileIsMended("carriage-return-line-ends", shape.lineEnd() == '\r');
                Block block = new Block();
                while (reader.next(block)) {
                    work.block(block);
                }
                return;
            }
        }
        switch (shape.defect()) {
            case WRONG_ENCODING -> {
                work.fileIsMended("not-utf-8", true);
                read(source, Charset.forName(shape.found()), work);
            }
            case ARRAY -> rearrange(source, charset, "json-array-file", work);
            case PRETTY_PRINTED -> rearrange(source, charset, "pretty-printed-json", work);
            case TABLE ->
                throw new IOException(
                        source.name() + ": file is a table (CSV), which no fix can read; tuneprep convert does");
            case BINARY ->
                throw new IOException(source.name() + ": file is " + shape.found() + ", which no fix can read");
        }
    }

    /** Writes objects that do not stand on lines of their own one a line. */
    private static void rearrange(Source source, Charset charset, String rule, Work work) throws IOException {
        work.fileIsMended(rule, true);
        try (InputStream in = decoded(source, charset)) {
            JsonLines.read(in, source.name(), work::line);
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

    /** One pass over one dataset. */
    private final class Work {
        private final BufferedOutputStream out;
        private final Listener listener;
        private final LineInspector inspector = validator.inspector();
        private final Set<Fingerprint> seen = new HashSet<>();
        private final boolean removesCopies = unsafe && mends(DUPLICATE);
        private final SortedMap<String, Long> mended = new TreeMap<>();
        private final SortedMap<String, Long> needUnsafe = new TreeMap<>();
        /** What was mended in the line at work, by rule. */
        private final SortedMap<String, Long> noted = new TreeMap<>();

        /** What is told of the lines as they are now, and what is done to all of them. */
        private @Nullable CompletionAdvice advice;

        private CompletionAdvice.Changes changes = CompletionAdvice.Changes.NONE;
        /** Whether the last line has a line end; one that has none gets none. */
        private boolean endsLine = true;

        /** Whether the last line that holds something is no JSON, and stays so. */
        private boolean isBroken;

        private long lines;
        private long written;
        private long removed;

        Work(BufferedOutputStream out, Listener listener) {
            this.out = out;
            this.listener = listener;
        }

        /** {@return whether findings of the rule are to be mended} */
        private boolean mends(String rule) {
            return (only.isEmpty() || only.contains(rule))
                    && validator.activeRules().stream()
                            .anyMatch(info -> info.name().equals(rule));
        }

        Mending end() throws IOException {
            if (endsLine && written > 0) {
                out.write('\n');
            }
            out.flush();
            return new Mending(lines, written, removed, mended, needUnsafe);
        }

        void fileIsMended(String rule, boolean is) {
            if (is) {
                mended.merge(rule, 1L, Long::sum);
                listener.changed(0, Set.of(rule), new byte[0], new byte[0]);
            }
        }

        void block(Block block) {
            endsLine = block.endsLine();
            block.forEachLine((buffer, from, to, number) -> {
                try {
                    line(Arrays.copyOfRange(buffer, from, to));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }

        void line(byte[] line) throws IOException {
            lines++;
            noted.clear();
            List<LineInspector.Found> found = inspector.inspect(line);
            byte[] fixed = mend(line, found);
            if (fixed == null && isBroken) {
                // It may be part of a text that goes on behind it.
                noted.clear();
                fixed = line;
            } else if (fixed != null) {
                isBroken = fixed == line
                        && found.stream().anyMatch(one -> one.rule().equals(INVALID_JSON));
            }
            if (fixed != null && fixed != line && findings(fixed) > found.size()) {
                // Once it can be read, more is wrong with it than a safe change may mend: a person has to look.
                if (!unsafe) {
                    noted.forEach((rule, count) -> needUnsafe.merge(rule, count, Long::sum));
                }
                noted.clear();
                fixed = line;
            }
            fixed = fixed == null || !removesCopies ? fixed : withoutCopies(fixed);
            noted.forEach((rule, count) -> mended.merge(rule, count, Long::sum));
            if (fixed == null) {
                removed++;
                listener.changed(lines, Set.copyOf(noted.keySet()), line, new byte[0]);
                return;
            }
            if (fixed != line) {
                listener.changed(lines, Set.copyOf(noted.keySet()), line, fixed);
            }
            if (written > 0) {
                out.write('\n');
            }
            out.write(fixed);
            written++;
            advise(fixed);
            for (byte b : fixed) {
                written += b == '\n' ? 1 : 0;
            }
        }

        private void advise(byte[] fixed) {
            if (advice == null) {
                return;
            }
            for (byte[] line : linesOf(fixed)) {
                inspector.inspect(line);
                Example example = inspector.example();
                Facts facts = inspector.facts();
                if (example != null && facts != null) {
                    advice.add(example, facts);
                }
            }
        }

        private int findings(byte[] text) {
            int findings = 0;
            for (byte[] line : linesOf(text)) {
                findings += inspector.inspect(line).size();
            }
            return findings;
        }

        /** {@return the lines, byte for byte, whether they are UTF-8 or not} */
        private static List<byte[]> linesOf(byte[] text) {
            List<byte[]> lines = new ArrayList<>();
            int from = 0;
            for (int at = 0; at < text.length; at++) {
                if (text[at] == '\n') {
                    lines.add(Arrays.copyOfRange(text, from, at));
                    from = at + 1;
                }
            }
            lines.add(Arrays.copyOfRange(text, from, text.length));
            return lines;
        }

        private static byte[] joined(List<byte[]> lines) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            for (int i = 0; i < lines.size(); i++) {
                if (i > 0) {
                    all.write('\n');
                }
                all.writeBytes(lines.get(i));
            }
            return all.toByteArray();
        }

        /** {@return the lines that were not there before, or null when none is left} */
        private byte @Nullable [] withoutCopies(byte[] fixed) {
            List<byte[]> lines = linesOf(fixed);
            List<byte[]> kept = new ArrayList<>();
            for (byte[] one : lines) {
                if (isCopy(one)) {
                    noted(DUPLICATE);
                } else {
                    kept.add(one);
                }
            }
            return kept.isEmpty() ? null : kept.size() == lines.size() ? fixed : joined(kept);
        }

        private boolean isCopy(byte[] line) {
            inspector.inspect(line);
            Facts facts = inspector.facts();
            return facts != null && !seen.add(facts.fingerprint());
        }

        private void noted(String rule) {
            noted(rule, 1);
        }

        private void noted(String rule, int times) {
            if (times > 0) {
                noted.merge(rule, (long) times, Long::sum);
            }
        }

        /** {@return the same array when nothing changes, or null when the line is taken out} */
        private byte @Nullable [] mend(byte[] line, List<LineInspector.Found> foundInLine) {
            byte[] now = line;
            List<LineInspector.Found> found = foundInLine;
            for (int round = 0; round < MAX_ROUNDS; round++) {
                byte[] next = once(now, found);
                if (next == now) {
                    noteUnsafe(now, found);
                }
                if (next == null || next == now) {
                    return next;
                }
                now = next;
                if (hasSeveralLines(now)) {
                    return eachLine(now);
                }
                found = inspector.inspect(now);
            }
            return now;
        }

        /** Objects that stood on one line are mended one by one. */
        private byte[] eachLine(byte[] several) {
            List<byte[]> all = new ArrayList<>();
            for (byte[] line : linesOf(several)) {
                byte[] fixed = mend(line, inspector.inspect(line));
                if (fixed != null) {
                    all.add(fixed);
                }
            }
            return joined(all);
        }

        private static boolean hasSeveralLines(byte[] text) {
            for (byte b : text) {
                if (b == '\n') {
                    return true;
                }
            }
            return false;
        }

        /** Counts what is left of a line that an unsafe change would mend. */
        private void noteUnsafe(byte[] line, List<LineInspector.Found> found) {
            for (LineInspector.Found one : found) {
                LineFix fix = unsafe || !isWanted(one) ? null : LineFixes.of(one.rule());
                if (fix != null && !fix.isSafe() && one.root() != null && one.where() != null && !isKept(fix, found)) {
                    Edits edits = new Edits();
                    fix.fix(trimmed(line), one.root(), one.where(), edits);
                    if (!edits.isEmpty()) {
                        needUnsafe.merge(one.rule(), 1L, Long::sum);
                    }
                }
            }
        }

        private boolean isWanted(LineInspector.Found found) {
            return only.isEmpty() || only.contains(found.rule());
        }

        /** {@return whether a key stays that a fix would take out} */
        private static boolean isKept(LineFix fix, List<LineInspector.Found> found) {
            return fix instanceof RemoveKey
                    && !fix.isSafe()
                    && found.stream().anyMatch(one -> LACKING.contains(one.rule()));
        }

        private static byte[] trimmed(byte[] line) {
            int start = ByteScan.firstBeyondSpace(line, 0, line.length);
            return Arrays.copyOfRange(line, start, ByteScan.endBeforeSpace(line, start, line.length));
        }

        private byte @Nullable [] once(byte[] line, List<LineInspector.Found> found) {
            int start = ByteScan.firstBeyondSpace(line, 0, line.length);
            int end = ByteScan.endBeforeSpace(line, start, line.length);
            byte[] trimmed = Arrays.copyOfRange(line, start, end);
            Edits edits = new Edits();
            JsonObject root = null;
            Map<LineFix, List<JsonValue>> places = new LinkedHashMap<>();
            for (LineInspector.Found one : found) {
                if (!isWanted(one)) {
                    continue;
                }
                switch (one.rule()) {
                    case "blank-line" -> {
                        noted(one.rule());
                        return null;
                    }
                    case INVALID_JSON -> {
                        SyntaxRepair.Outcome outcome = SyntaxRepair.repair(trimmed, unsafe);
                        if (outcome.needsUnsafe()) {
                            needUnsafe.merge(INVALID_JSON, 1L, Long::sum);
                        }
                        return outcome.lines() == null || !isJson(outcome.lines())
                                ? line
                                : changed(
                                        one.rule(),
                                        within(line, start, end, outcome.lines().getBytes(UTF_8)));
                    }
                    case "double-encoded-line" -> {
                        byte[] inner = unwrapped(trimmed, unsafe);
                        return inner == null ? line : changed(one.rule(), within(line, start, end, inner));
                    }
                    default -> {
                        root = one.root() == null ? root : one.root();
                        LineFix fix = LineFixes.of(one.rule());
                        boolean mayFix = fix != null && (unsafe || fix.isSafe()) && !isKept(fix, found);
                        if (fix != null && mayFix && one.root() != null && one.where() != null) {
                            places.computeIfAbsent(fix, key -> new ArrayList<>())
                                    .add(one.where());
                        }
                    }
                }
            }
            if (root != null) {
                for (Map.Entry<LineFix, List<JsonValue>> fix : places.entrySet()) {
                    int fixed = fix.getKey().fixAll(trimmed, root, fix.getValue(), edits);
                    noted(fix.getKey().rule(), fixed);
                }
            }
            if (!changes.byRule().isEmpty()) {
                root = root == null ? object(trimmed) : root;
                Set<String> changed = new TreeSet<>();
                if (root != null) {
                    changes.apply(root, edits, changed);
                }
                changed.forEach(this::noted);
            }
            if (edits.isEmpty()) {
                return line;
            }
            return within(line, start, end, edits.applyTo(trimmed));
        }

        /** {@return the line with other bytes from {@code start} to {@code end}} */
        private static byte[] within(byte[] line, int start, int end, byte[] inner) {
            byte[] whole = Arrays.copyOf(line, start + inner.length + line.length - end);
            System.arraycopy(inner, 0, whole, start, inner.length);
            System.arraycopy(line, end, whole, start + inner.length, line.length - end);
            return whole;
        }

        private byte[] changed(String rule, byte[] now) {
            noted(rule);
            return now;
        }
    }

    private static boolean isJson(String lines) {
        for (String line : lines.split("\n", -1)) {
            if (object(line.getBytes(UTF_8)) == null) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable JsonObject object(byte[] line) {
        return JsonReader.readOrNull(line) instanceof JsonObject object ? object : null;
    }

    /** Line feeds between the values of the object become blanks; none can stand inside of one. */
    private static byte @Nullable [] unwrapped(byte[] line, boolean unsafe) {
        try {
            JsonString string = (JsonString) JsonReader.read(line);
            if (string.hasLoneSurrogate() && !unsafe) {
                return null;
            }
            byte[] text = string.utf8();
            for (int i = 0; i < text.length; i++) {
                if (text[i] == '\n' || text[i] == '\r') {
                    text[i] = ' ';
                }
            }
            return text;
        } catch (JsonSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
