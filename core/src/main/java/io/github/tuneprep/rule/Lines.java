package io.github.tuneprep.rule;

import java.util.Arrays;
import java.util.List;

/** How often something occurs and the smallest of its lines. Merging is associative and commutative. */
public final class Lines {
    /** How many lines are kept. */
    public static final int MAX_LINES = 100;

    private long count;
    private long[] lines = new long[4];
    private int kept;

    /** Starts empty. */
    public Lines() {}

    /** Adds one occurrence; line 0 stands for the whole file. */
    public void add(long line) {
        count++;
        if (line > 0) {
            keep(line);
        }
    }

    /** {@return this, with all of {@code other} added} */
    public Lines merge(Lines other) {
        count += other.count;
        for (int i = 0; i < other.kept; i++) {
            keep(other.lines[i]);
        }
        return this;
    }

    /** {@return how often it occurs} */
    public long count() {
        return count;
    }

    /** {@return the smallest line, or 0} */
    public long first() {
        return kept == 0 ? 0 : lines[0];
    }

    /** {@return the smallest lines, ascending, each once} */
    public List<Long> list() {
        return Arrays.stream(lines, 0, kept).boxed().toList();
    }

    private void keep(long line) {
        int at = kept;
        while (at > 0 && lines[at - 1] > line) {
            at--;
        }
        if ((at > 0 && lines[at - 1] == line) || at == MAX_LINES) {
            return;
        }
        if (kept == lines.length) {
            lines = Arrays.copyOf(lines, Math.min(MAX_LINES, 2 * kept));
        }
        int moved = Math.min(kept, lines.length - 1) - at;
        System.arraycopy(lines, at, lines, at + 1, moved);
        lines[at] = line;
        kept = Math.min(kept + 1, MAX_LINES);
    }
}
