package io.github.tuneprep.render;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.tuneprep.report.Finding;
import io.github.tuneprep.report.Report;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/**
 * Writes SARIF 2.1.0 for code scanning and editors: every rule that ran with its help, one result a finding, the worst
 * first. GitHub takes 25,000 results of a run, shows 5,000 of them and keeps 100 places of one (docs.github.com, "SARIF
 * support for code scanning", read 2026-11-21); what is beyond 5,000 is told in a notification.
 */
public final class SarifRenderer implements ReportRenderer {
    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
    private static final int MAX_RESULTS = 5_000;

    /** Makes a renderer. */
    public SarifRenderer() {}

    @Override
    public void render(Report report, OutputStream out) throws IOException {
        Map<String, Integer> indexes = new HashMap<>();
        report.rules().forEach(rule -> indexes.put(rule.name(), indexes.size()));
        JsonOut.write(out, json -> {
            json.writeStartObject();
            json.writeStringProperty("$schema", SCHEMA);
            json.writeStringProperty("version", "2.1.0");
            json.writeArrayPropertyStart("runs");
            json.writeStartObject();
            tool(json, report);
            List<Finding> findings = report.worstFirst();
            invocation(json, findings.size());
            json.writeArrayPropertyStart("results");
            findings.stream().limit(MAX_RESULTS).forEach(finding -> result(json, finding, indexes));
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void tool(JsonGenerator json, Report report) {
        json.writeObjectPropertyStart("tool");
        json.writeObjectPropertyStart("driver");
        json.writeStringProperty("name", "Tuneprep");
        if (Words.version() != null) {
            json.writeStringProperty("version", Words.version());
        }
        json.writeArrayPropertyStart("rules");
        report.rules().forEach(rule -> rule(json, rule));
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void rule(JsonGenerator json, RuleInfo rule) {
        json.writeStartObject();
        json.writeStringProperty("id", rule.name());
        text(json, "shortDescription", rule.summary());
        text(json, "fullDescription", rule.why());
        json.writeObjectPropertyStart("help");
        json.writeStringProperty("text", rule.why() + "\n\nRun: tuneprep explain " + rule.name());
        json.writeStringProperty("markdown", rule.why() + "\n\nRun: `tuneprep explain " + rule.name() + "`");
        json.writeEndObject();
        json.writeObjectPropertyStart("defaultConfiguration");
        json.writeStringProperty("level", level(rule.severity()));
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void invocation(JsonGenerator json, int findings) {
        json.writeArrayPropertyStart("invocations");
        json.writeStartObject();
        json.writeBooleanProperty("executionSuccessful", true);
        if (findings > MAX_RESULTS) {
            json.writeArrayPropertyStart("toolExecutionNotifications");
            json.writeStartObject();
            json.writeStringProperty("level", "warning");
            text(json, "message", (findings - MAX_RESULTS) + " more findings are in the JSON report only");
            json.writeEndObject();
            json.writeEndArray();
        }
        json.writeEndObject();
        json.writeEndArray();
    }

    private static void result(JsonGenerator json, Finding finding, Map<String, Integer> indexes) {
        json.writeStartObject();
        json.writeStringProperty("ruleId", finding.rule());
        if (indexes.containsKey(finding.rule())) {
            json.writeNumberProperty("ruleIndex", indexes.get(finding.rule()));
        }
        json.writeStringProperty("level", level(finding.severity()));
        text(
                json,
                "message",
                finding.count() > 1 ? finding.message() + " (" + finding.occurrences() + ")" : finding.message());
        json.writeArrayPropertyStart("locations");
        json.writeStartObject();
        // GitHub refuses a result without a line.
        place(json, finding, finding.line().orElse(1));
        if (!finding.pointer().isEmpty()) {
            json.writeArrayPropertyStart("logicalLocations");
            json.writeStartObject();
            json.writeStringProperty("fullyQualifiedName", finding.shownPointer());
            json.writeStringProperty("kind", "value");
            json.writeEndObject();
            json.writeEndArray();
        }
        json.writeEndObject();
        json.writeEndArray();
        if (finding.lines().size() > 1) {
            json.writeArrayPropertyStart("relatedLocations");
            for (long line : finding.lines().subList(1, finding.lines().size())) {
                json.writeStartObject();
                place(json, finding, line);
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        json.writeObjectPropertyStart("partialFingerprints");
        json.writeStringProperty("tuneprep/v1", finding.fingerprint());
        json.writeEndObject();
        json.writeNumberProperty("occurrenceCount", Math.min(finding.count(), Integer.MAX_VALUE));
        json.writeEndObject();
    }

    /** The column is left out: SARIF counts characters, a finding bytes. */
    private static void place(JsonGenerator json, Finding finding, long line) {
        json.writeObjectPropertyStart("physicalLocation");
        json.writeObjectPropertyStart("artifactLocation");
        json.writeStringProperty("uri", uri(finding.file()));
        json.writeEndObject();
        json.writeObjectPropertyStart("region");
        json.writeNumberProperty("startLine", line);
        json.writeEndObject();
        json.writeEndObject();
    }

    /** Braces are placeholders where they stand alone, and brackets before a parenthesis a link (SARIF 2.1.0, 3.11). */
    private static void text(JsonGenerator json, String name, String text) {
        json.writeObjectPropertyStart(name);
        json.writeStringProperty(
                "text",
                text.replace("{", "{{").replace("}", "}}").replace("[", "\\[").replace("]", "\\]"));
        json.writeEndObject();
    }

    private static String level(Severity severity) {
        return severity == Severity.INFO ? "note" : severity.label();
    }

    /** Escapes what is beyond ASCII as it is; {@link URI#toASCIIString} composes it first, which names another file. */
    private static String ascii(String uri) {
        StringBuilder escaped = new StringBuilder();
        for (byte one : uri.getBytes(UTF_8)) {
            if (one >= 0) {
                escaped.append((char) one);
            } else {
                escaped.append(String.format(Locale.ROOT, "%%%02X", one));
            }
        }
        return escaped.toString();
    }

    private static String uri(String file) {
        String path = file.replace('\\', '/');
        try {
            // A colon in the first part of a relative path would be taken for a scheme.
            boolean colon = !path.startsWith("/") && path.contains(":");
            return ascii(new URI(null, null, colon ? "./" + path : path, null).toString());
        } catch (URISyntaxException e) {
            return "unknown";
        }
    }
}
