package io.github.tuneprep.render;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.tuneprep.catalogue.Dated;
import io.github.tuneprep.catalogue.Target;
import io.github.tuneprep.report.Finding;
import io.github.tuneprep.report.Report;
import io.github.tuneprep.rule.Severity;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Shows which providers take the same datasets as they are, and what stands in the way at the others. */
public final class ComparisonRenderer {
    /** Columns before what stands in the way, beside the name. */
    private static final int BEFORE_WAY = 10;

    private final List<Report> reports;
    private final List<String> proposals;
    private final String command;

    /**
     * Makes a renderer for the reports of several providers on the same datasets.
     *
     * @param proposals for each report the command that brings the datasets further, or ""
     * @param command what checks them for one provider, when {@code --provider} and its name stand behind it
     */
    public ComparisonRenderer(List<Report> reports, List<String> proposals, String command) {
        this.reports = List.copyOf(reports);
        this.proposals = List.copyOf(proposals);
        this.command = command;
    }

    /** Writes the stable JSON: for each provider a report without the figures that do not depend on it. */
    public void json(OutputStream out) throws IOException {
        JsonOut.write(out, json -> {
            json.writeStartObject();
            json.writeNumberProperty("schemaVersion", JsonRenderer.SCHEMA_VERSION);
            json.writeArrayPropertyStart("providers");
            for (int i = 0; i < reports.size(); i++) {
                Report report = reports.get(i);
                json.writeStartObject();
                json.writeStringProperty("provider", report.target().provider().id());
                Dated<LocalDate> end = report.target().provider().jobsEnd();
                if (end != null) {
                    json.writeStringProperty("jobsEnd", end.value().toString());
                }
                json.writeStringProperty("verdict", report.verdict().name().toLowerCase(Locale.ROOT));
                json.writeArrayPropertyStart("findings");
                report.findings().forEach(finding -> JsonRenderer.finding(json, finding));
                json.writeEndArray();
                json.writeNumberProperty("accepted", report.accepted());
                json.writeStringProperty("proposal", proposals.get(i));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    /** Writes a table for people: the errors that stand in the way, each with the number of its lines. */
    public void text(OutputStream out) throws IOException {
        StringBuilder text = new StringBuilder();
        int width = reports.stream()
                .mapToInt(report -> report.target().provider().title().length())
                .max()
                .orElse(0);
        for (int i = 0; i < reports.size(); i++) {
            Report report = reports.get(i);
            Map<String, Long> errors = new LinkedHashMap<>();
            for (Finding finding : report.findings()) {
                if (finding.severity() == Severity.ERROR) {
                    errors.merge(finding.rule(), finding.count(), Long::sum);
                }
            }
            StringBuilder way = new StringBuilder();
            errors.forEach((rule, count) ->
                    way.append(way.isEmpty() ? "" : ", ").append(rule).append(count == 1 ? "" : " (" + count + ")"));
            String title = report.target().provider().title();
            text.append("  ")
                    .append(title)
                    .append(" ".repeat(width - title.length()))
                    .append(report.isPass() ? "  PASS  " : "  FAIL  ")
                    .append(way.isEmpty() ? warnings(report) : way)
                    .append(end(report.target()))
                    .append(proposals.get(i).isEmpty() ? "" : "\n" + " ".repeat(width + BEFORE_WAY) + proposals.get(i))
                    .append('\n');
        }
        reports.stream()
                .filter(report -> !report.isPass())
                .findFirst()
                .ifPresent(report -> text.append("Next: ")
                        .append(command)
                        .append(" --provider ")
                        .append(report.target().provider().id())
                        .append('\n'));
        out.write(text.toString().getBytes(UTF_8));
    }

    /** {@return from when on it does not matter whether a provider takes a file, empty where nothing is announced} */
    private static String end(Target target) {
        Dated<LocalDate> end = target.provider().jobsEnd();
        // One that is past is an error already.
        return end == null || !target.today().isBefore(end.value()) ? "" : "; takes no new jobs from " + end.value();
    }

    private static String warnings(Report report) {
        long warnings = report.count(Severity.WARNING);
        // Without a base model, the limits of those that take the file are not known.
        String models = report.findingsOf("format-of-some-models").stream()
                .findFirst()
                .map(finding -> finding.message().contains("no base model")
                        ? ", but no base model that takes new jobs takes the format"
                        : ", not every base model")
                .orElse("");
        String accepted = report.accepted() == 0 ? "" : ", the baseline accepts " + report.accepted();
        return warnings + (warnings == 1 ? " warning" : " warnings") + accepted + models;
    }
}
