package io.github.tuneprep.render;

import io.github.tuneprep.report.CostEstimate;
import io.github.tuneprep.report.DatasetSummary;
import io.github.tuneprep.report.Distribution;
import io.github.tuneprep.report.Finding;
import io.github.tuneprep.report.Report;
import io.github.tuneprep.report.TokenSummary;
import io.github.tuneprep.rule.Severity;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes the stable JSON report; its keys are a contract (docs/json-report.md). */
public final class JsonRenderer implements ReportRenderer {
    /** Grows when a key changes its meaning or goes away; new keys do not count. */
    public static final int SCHEMA_VERSION = 1;

    /** Makes a renderer. */
    public JsonRenderer() {}

    @Override
    public void render(Report report, OutputStream out) throws IOException {
        JsonOut.write(out, json -> {
            json.writeStartObject();
            json.writeNumberProperty("schemaVersion", SCHEMA_VERSION);
            json.writeStringProperty("verdict", report.verdict().name().toLowerCase(Locale.ROOT));
            json.writeStringProperty("provider", report.target().provider().id());
            json.writeArrayPropertyStart("datasets");
            report.datasets().forEach(dataset -> dataset(json, dataset));
            json.writeEndArray();
            json.writeArrayPropertyStart("findings");
            report.findings().forEach(finding -> finding(json, finding));
            json.writeEndArray();
            json.writeObjectPropertyStart("summary");
            json.writeNumberProperty("errors", report.count(Severity.ERROR));
            json.writeNumberProperty("warnings", report.count(Severity.WARNING));
            json.writeNumberProperty("infos", report.count(Severity.INFO));
            json.writeNumberProperty("accepted", report.accepted());
            json.writeEndObject();
            report.cost().ifPresent(cost -> {
                json.writeName("cost");
                cost(json, cost);
            });
            json.writeEndObject();
        });
    }

    private static void dataset(JsonGenerator json, DatasetSummary dataset) {
        json.writeStartObject();
        json.writeStringProperty("path", dataset.path());
        json.writeStringProperty("split", dataset.split().label());
        json.writeStringProperty("dialect", dataset.dialect());
        json.writeNumberProperty("bytes", dataset.bytes());
        json.writeNumberProperty("lines", dataset.lines());
        json.writeNumberProperty("examples", dataset.examples());
        json.writeNumberProperty("unreadable", dataset.unreadable());
        json.writeObjectPropertyStart("messages");
        json.writeNumberProperty("total", dataset.messages());
        distribution(json, "perExample", dataset.messagesPerExample());
        json.writeEndObject();
        json.writeNumberProperty("examplesWithoutSystem", dataset.withoutSystem());
        json.writeNumberProperty("examplesWithoutUser", dataset.withoutUser());
        tokens(json, dataset.tokens());
        json.writeEndObject();
    }

    private static void tokens(JsonGenerator json, TokenSummary tokens) {
        json.writeObjectPropertyStart("tokens");
        json.writeStringProperty("encoding", tokens.encoding());
        json.writeBooleanProperty("exact", tokens.exact());
        json.writeNumberProperty("total", tokens.total());
        json.writeNumberProperty("content", tokens.content());
        json.writeNumberProperty("trained", tokens.trained());
        json.writeNumberProperty("billable", tokens.billable());
        json.writeNumberProperty("examplesOverLimit", tokens.examplesOverLimit());
        json.writeNumberProperty("unmeasuredImages", tokens.unmeasuredImages());
        distribution(json, "perExample", tokens.perExample());
        distribution(json, "trainedPerExample", tokens.trainedPerExample());
        json.writeObjectPropertyStart("byRole");
        tokens.byRole().forEach(json::writeNumberProperty);
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void distribution(JsonGenerator json, String name, Distribution of) {
        json.writeObjectPropertyStart(name);
        json.writeNumberProperty("min", of.min());
        json.writeNumberProperty(
                "mean",
                BigDecimal.valueOf(of.mean()).setScale(3, RoundingMode.HALF_UP).stripTrailingZeros());
        json.writeNumberProperty("p50", of.p50());
        json.writeNumberProperty("p95", of.p95());
        json.writeNumberProperty("p99", of.p99());
        json.writeNumberProperty("max", of.max());
        json.writeEndObject();
    }

    /** Writes one finding as an object. */
    static void finding(JsonGenerator json, Finding finding) {
        json.writeStartObject();
        json.writeStringProperty("rule", finding.rule());
        json.writeStringProperty("severity", finding.severity().label());
        json.writeStringProperty("message", finding.message());
        json.writeStringProperty("file", finding.file());
        finding.line().ifPresent(line -> json.writeNumberProperty("line", line));
        finding.column().ifPresent(column -> json.writeNumberProperty("column", column));
        if (finding.line().isPresent()) {
            json.writeStringProperty("pointer", finding.pointer());
        }
        json.writeArrayPropertyStart("lines");
        finding.lines().forEach(json::writeNumber);
        json.writeEndArray();
        json.writeNumberProperty("count", finding.count());
        json.writeStringProperty("fingerprint", finding.fingerprint());
        json.writeEndObject();
    }

    /** Writes one estimate as an object. */
    static void cost(JsonGenerator json, CostEstimate cost) {
        json.writeStartObject();
        json.writeStringProperty("model", cost.model());
        json.writeNumberProperty("jobs", cost.jobs());
        json.writeNumberProperty("epochs", cost.epochs());
        json.writeBooleanProperty("epochsAuto", cost.epochsAuto());
        json.writeNumberProperty("billableTokens", cost.billableTokens());
        json.writeNumberProperty("chargedTokens", cost.chargedTokens());
        number(json, "trainingCostUsd", cost.trainingCostUsd());
        number(json, "pricePerMillion", cost.pricePerMillion());
        json.writeStringProperty(
                "priceAsOf", cost.priceAsOf() == null ? null : cost.priceAsOf().toString());
        CostEstimate.InferencePrice inference = cost.inference();
        if (inference != null) {
            json.writeObjectPropertyStart("inferencePerMillion");
            number(json, "tunedInput", inference.tunedInput());
            number(json, "tunedOutput", inference.tunedOutput());
            number(json, "baseInput", inference.baseInput());
            number(json, "baseOutput", inference.baseOutput());
            json.writeEndObject();
        }
        json.writeArrayPropertyStart("notes");
        cost.notes().forEach(json::writeString);
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void number(JsonGenerator json, String name, @Nullable BigDecimal value) {
        json.writeName(name);
        if (value == null) {
            json.writeNull();
        } else {
            json.writeNumber(value.stripTrailingZeros().toPlainString());
        }
    }
}
