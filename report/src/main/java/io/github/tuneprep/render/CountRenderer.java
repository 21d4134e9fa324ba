package io.github.tuneprep.render;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.tuneprep.report.DatasetCount;
import io.github.tuneprep.report.DatasetSummary;
import io.github.tuneprep.report.TokenSummary;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.Locale;
import java.util.OptionalInt;

/** Writes what {@code tuneprep count} found. */
public final class CountRenderer {
    private final DatasetCount count;
    private final boolean perLine;

    /**
     * Makes a renderer.
     *
     * @param perLine whether to list the tokens of each line
     */
    public CountRenderer(DatasetCount count, boolean perLine) {
        this.count = count;
        this.perLine = perLine;
    }

    /** Writes the stable JSON. {@code perLine} has one value for each line, null where there is no example. */
    public void json(OutputStream out) throws IOException {
        DatasetSummary summary = count.summary();
        JsonOut.write(out, json -> {
            json.writeStartObject();
            json.writeStringProperty("encoding", summary.tokens().encoding());
            json.writeNumberProperty("examples", summary.examples());
            json.writeNumberProperty("messages", summary.messages());
            json.writeNumberProperty("tokens", summary.tokens().total());
            json.writeNumberProperty("contentTokens", summary.tokens().content());
            if (perLine) {
                json.writeArrayPropertyStart("perLine");
                for (long line = 1; line <= summary.lines(); line++) {
                    OptionalInt tokens = count.perLine().of(line);
                    if (tokens.isPresent()) {
                        json.writeNumber(tokens.getAsInt());
                    } else {
                        json.writeNull();
                    }
                }
                json.writeEndArray();
            }
            json.writeEndObject();
        });
    }

    /** Writes a line for people, and one for each line of the dataset if asked. */
    public void text(OutputStream out) throws IOException {
        DatasetSummary summary = count.summary();
        TokenSummary tokens = summary.tokens();
        Writer text = new BufferedWriter(new OutputStreamWriter(out, UTF_8));
        if (perLine) {
            for (long line = 1; line <= summary.lines(); line++) {
                OptionalInt ofLine = count.perLine().of(line);
                text.write(line + "\t" + (ofLine.isPresent() ? ofLine.getAsInt() : "") + "\n");
            }
        }
        text.write(String.format(
                Locale.ROOT,
                "%,d tokens in %s (%s): %,d of texts, %,d of the format%n",
                tokens.total(),
                Words.plural(summary.examples(), "example"),
                tokens.encoding(),
                tokens.content(),
                tokens.total() - tokens.content()));
        if (summary.unreadable() > 0) {
            text.write(String.format(
                    Locale.ROOT,
                    "%s could not be read; run tuneprep check%n",
                    Words.plural(summary.unreadable(), "line")));
        }
        text.flush();
    }
}
