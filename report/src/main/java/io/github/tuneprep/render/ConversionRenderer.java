package io.github.tuneprep.render;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.tuneprep.catalogue.Catalogue;
import io.github.tuneprep.report.Conversion;
import io.github.tuneprep.report.Finding;
import io.github.tuneprep.rule.Quoted;
import io.github.tuneprep.rule.Severity;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/** Writes what {@code tuneprep convert} did. */
public final class ConversionRenderer {
    private static final int ROWS_SHOWN = 8;

    private final Conversion conversion;
    private final String output;

    /**
     * Makes a renderer.
     *
     * @param output the file that was written
     */
    public ConversionRenderer(Conversion conversion, String output) {
        this.conversion = conversion;
        this.output = output;
    }

    /** Writes the stable JSON. */
    public void json(OutputStream out) throws IOException {
        JsonOut.write(out, json -> {
            json.writeStartObject();
            json.writeNumberProperty("schemaVersion", JsonRenderer.SCHEMA_VERSION);
            json.writeStringProperty("verdict", conversion.isPass() ? "pass" : "fail");
            json.writeStringProperty("input", conversion.input());
            json.writeStringProperty("output", conversion.complete() ? output : null);
            json.writeStringProperty("dialect", conversion.dialect());
            json.writeNumberProperty("rows", conversion.written() + conversion.refused());
            json.writeNumberProperty("written", conversion.complete() ? conversion.written() : 0);
            json.writeNumberProperty("refused", conversion.refused());
            json.writeArrayPropertyStart("findings");
            conversion.findings().forEach(finding -> JsonRenderer.finding(json, finding));
            json.writeEndArray();
            json.writeObjectPropertyStart("summary");
            json.writeNumberProperty("errors", count(Severity.ERROR));
            json.writeNumberProperty("warnings", count(Severity.WARNING));
            json.writeNumberProperty("infos", count(Severity.INFO));
            json.writeEndObject();
            json.writeEndObject();
        });
    }

    private long count(Severity severity) {
        return conversion.findings().stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    /** Writes a few lines for people. */
    public void text(OutputStream out) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Finding finding : conversion.findings()) {
            text.append(String.format(
                            Locale.ROOT, "  %-8s %s  %s%n", finding.severity().label(), rows(finding), finding.rule()))
                    .append("           ")
                    .append(finding.message())
                    .append('\n');
        }
        if (conversion.complete()) {
            text.append(String.format(
                    Locale.ROOT,
                    "%s written to %s as %s, %s refused%n",
                    Words.plural(conversion.written(), "row"),
                    Words.output(output),
                    conversion.dialect(),
                    Words.number(conversion.refused())));
            // What went to standard output is gone.
            Catalogue.bundled()
                    .takerOf(conversion.dialect())
                    .filter(provider -> !isStandardOutput())
                    .ifPresent(provider -> text.append("Next: tuneprep check ")
                            .append(Quoted.file(output))
                            .append(
                                    provider.id().equals(Catalogue.DEFAULT_PROVIDER)
                                            ? ""
                                            : " --provider " + provider.id())
                            .append('\n'));
        } else {
            text.append(Words.output(output))
                    .append(isStandardOutput() ? " does not hold all of it\n" : " was not written\n");
        }
        out.write(text.toString().getBytes(UTF_8));
    }

    private boolean isStandardOutput() {
        return output.equals(Words.STANDARD_OUTPUT);
    }

    private static String rows(Finding finding) {
        if (finding.lines().isEmpty()) {
            return "whole file";
        }
        StringBuilder rows = new StringBuilder(finding.count() == 1 ? "row " : finding.count() + " rows: ");
        for (int i = 0; i < Math.min(ROWS_SHOWN, finding.lines().size()); i++) {
            rows.append(i == 0 ? "" : ", ").append(finding.lines().get(i));
        }
        return rows.append(finding.lines().size() > ROWS_SHOWN ? ", …" : "").toString();
    }
}
