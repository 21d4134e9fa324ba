package io.github.tuneprep.render;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.tuneprep.report.Mending;
import io.github.tuneprep.rule.Quoted;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Shows what mending a dataset changes. */
public final class FixRenderer {
    /** Characters shown before and behind a change; lines are long. */
    private static final int CONTEXT = 30;

    private static final int LONGEST = 100;

    private final PrintStream out;

    /** Makes a renderer that prints. */
    public FixRenderer(PrintStream out) {
        this.out = out;
    }

    /**
     * Shows the place of a line that changes, as it was and as it would be.
     *
     * @param line counted from 1; 0 for the whole file
     * @param rules whose findings are mended
     * @param before the line as it was
     * @param after the line or lines as they would be; empty when it is taken out
     */
    public void change(long line, Set<String> rules, byte[] before, byte[] after) {
        String place = line == 0 ? "whole file" : "line " + line;
        out.print(place + "  " + String.join(", ", new TreeSet<>(rules)) + "\n");
        if (line == 0) {
            return;
        }
        String old = new String(before, UTF_8);
        String now = new String(after, UTF_8);
        int same = 0;
        while (same < Math.min(old.length(), now.length()) && old.charAt(same) == now.charAt(same)) {
            same++;
        }
        int end = 0;
        while (end < Math.min(old.length(), now.length()) - same
                && old.charAt(old.length() - 1 - end) == now.charAt(now.length() - 1 - end)) {
            end++;
        }
        out.print("  - " + excerpt(old, same, old.length() - end) + "\n");
        if (after.length > 0) {
            out.print("  + " + excerpt(now, same, now.length() - end) + "\n");
        }
    }

    private static String excerpt(String text, int from, int to) {
        int start = Math.max(0, from - CONTEXT);
        int stop = Math.min(text.length(), Math.min(to, from + LONGEST) + CONTEXT);
        return (start > 0 ? "…" : "")
                + Words.visible(text.substring(start, stop)).replace("\n", "\n  + ")
                + (stop < text.length() ? "…" : "");
    }

    /**
     * Sums up for a person.
     *
     * @param file where the mended dataset is, or null when nothing was written
     * @param options what the command that checks it has behind the file, with a blank before it, or ""
     */
    public void text(Mending mending, @Nullable String file, String options) {
        StringBuilder text = new StringBuilder();
        text.append(file == null ? "Would mend " : "Mended ")
                .append(Words.plural(sum(mending.mended()), "finding"))
                .append(" in ")
                .append(Words.plural(mending.lines(), "line"));
        if (mending.removed() > 0) {
            text.append(", ").append(Words.number(mending.removed())).append(" of them taken out");
        }
        if (file != null) {
            text.append("; ")
                    .append(Words.number(mending.written()))
                    .append(" written to ")
                    .append(Words.output(file));
        }
        text.append('\n');
        mending.mended()
                .forEach((rule, count) -> text.append("  ")
                        .append(rule)
                        .append(" (")
                        .append(Words.number(count))
                        .append(")\n"));
        if (!mending.needUnsafe().isEmpty()) {
            text.append(Words.plural(sum(mending.needUnsafe()), "more finding"))
                    .append(" with --unsafe: ")
                    .append(String.join(", ", mending.needUnsafe().keySet()))
                    .append('\n');
        }
        if (file != null && !file.equals(Words.STANDARD_OUTPUT)) {
            text.append("Next: tuneprep check ")
                    .append(Quoted.file(file))
                    .append(options)
                    .append('\n');
        }
        out.print(text);
    }

    /** Sums up for a program. */
    public void json(Mending mending) throws IOException {
        JsonOut.write(out, json -> {
            json.writeStartObject();
            json.writeNumberProperty("schemaVersion", JsonRenderer.SCHEMA_VERSION);
            json.writeNumberProperty("lines", mending.lines());
            json.writeNumberProperty("written", mending.written());
            json.writeNumberProperty("removed", mending.removed());
            json.writeObjectPropertyStart("mended");
            mending.mended().forEach(json::writeNumberProperty);
            json.writeEndObject();
            json.writeObjectPropertyStart("needUnsafe");
            mending.needUnsafe().forEach(json::writeNumberProperty);
            json.writeEndObject();
            json.writeEndObject();
        });
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
