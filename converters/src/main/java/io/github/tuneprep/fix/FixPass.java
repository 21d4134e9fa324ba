package io.github.tuneprep.fix;

import io.github.tuneprep.LineInspector;
import io.github.tuneprep.example.Example;
import io.github.tuneprep.read.Block;
import io.github.tuneprep.report.Mending;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.Fingerprint;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One pass over one dataset: mends its lines, takes out copies, and counts what was done. */
final class FixPass {
    private static final String DUPLICATE = "duplicate-example";

    private final FixSettings settings;
    private final BufferedOutputStream out;
    private final Fixer.Listener listener;
    private final LineInspector inspector;
    private final LineMender mender;
    private final Set<Fingerprint> seen = new HashSet<>();
    private final boolean removesCopies;
    private final SortedMap<String, Long> mended = new TreeMap<>();

    /** What is told of the lines as they are now. */
    private final @Nullable CompletionAdvice advice;

    /** Whether the last line has a line end; one that has none gets none. */
    private boolean endsLine = true;

    /** Whether the last line that holds something is no JSON, and stays so. */
    private boolean isBroken;

    private long lines;
    private long written;
    private long removed;

    /**
     * @param advice what is told of the lines as they are now, or null
     * @param changes what is done to all of them
     */
    FixPass(
            FixSettings settings,
            OutputStream target,
            Fixer.Listener listener,
            @Nullable CompletionAdvice advice,
            CompletionAdvice.Changes changes) {
        this.settings = settings;
        this.out = new BufferedOutputStream(target, 1 << 16);
        this.listener = listener;
        this.advice = advice;
        this.inspector = settings.validator().inspector();
        this.mender = new LineMender(settings, inspector, changes);
        this.removesCopies = settings.unsafe() && settings.mends(DUPLICATE);
    }

    /** {@return how many lines were read} */
    long lines() {
        return lines;
    }

    Mending end() throws IOException {
        if (endsLine && written > 0) {
            out.write('\n');
        }
        out.flush();
        return new Mending(lines, written, removed, mended, mender.needUnsafe());
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
        SortedMap<String, Long> noted = mender.noted();
        noted.clear();
        List<LineInspector.Found> found = inspector.inspect(line);
        byte[] fixed = mender.mend(line, found);
        if (fixed == null && isBroken) {
            // It may be part of a text that goes on behind it.
            noted.clear();
            fixed = line;
        } else if (fixed != null) {
            isBroken =
                    fixed == line && found.stream().anyMatch(one -> one.rule().equals(LineMender.INVALID_JSON));
        }
        if (fixed != null && fixed != line && findings(fixed) > found.size()) {
            // Once it can be read, more is wrong with it than a safe change may mend: a person has to look.
            if (!settings.unsafe()) {
                noted.forEach((rule, count) -> mender.needUnsafe().merge(rule, count, Long::sum));
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
        for (byte[] line : LineBytes.linesOf(fixed)) {
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
        for (byte[] line : LineBytes.linesOf(text)) {
            findings += inspector.inspect(line).size();
        }
        return findings;
    }

    /** {@return the lines that were not there before, or null when none is left} */
    private byte @Nullable [] withoutCopies(byte[] fixed) {
        List<byte[]> lines = LineBytes.linesOf(fixed);
        List<byte[]> kept = new ArrayList<>();
        for (byte[] one : lines) {
            if (isCopy(one)) {
                mender.note(DUPLICATE, 1);
            } else {
                kept.add(one);
            }
        }
        return kept.isEmpty() ? null : kept.size() == lines.size() ? fixed : LineBytes.joined(kept);
    }

    private boolean isCopy(byte[] line) {
        inspector.inspect(line);
        Facts facts = inspector.facts();
        return facts != null && !seen.add(facts.fingerprint());
    }
}
