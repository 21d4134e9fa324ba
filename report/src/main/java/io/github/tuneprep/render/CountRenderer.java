package io.github.tuneprep.render;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.tuneprep.report.DatasetCount;
import io.github.tuneprep.report.DatasetSummary;
import io.github.tuneprep.report.TokenSummary;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

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

    /**
     * Writes the stable JSON. {@code perLine} has one value a line up to the last example, null where there is none.
     */
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
                long next = 1;
                for (var entry : count.perLine().entrySet()) {
                    for (; next < entry.getKey(); next++) {
                        json.writeNull();
                    }
                    json.writeNumber(entry.getValue());
                    next++;
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
        StringBuilder text = new StringBuilder();
        if (perLine) {
            count.perLine()
                    .forEach((line, total) ->
                            text.append(line).append('\t').append(total).append('\n'));
        }
        text.append(String.format(
                Locale.ROOT,
                "%,d tokens in %,d examples (%s): %,d of texts, %,d of the format%n",
                tokens.total(),
                summary.examples(),
                tokens.encoding(),
                tokens.content(),
                tokens.total() - tokens.content()));
        if (summary.unreadable() > 0) {
            text.append(String.format(
                    Locale.ROOT, "%,d lines could not be read; run tuneprep check%n", summary.unreadable()));
        }
        out.write(text.toString().getBytes(UTF_8));
    }
}
