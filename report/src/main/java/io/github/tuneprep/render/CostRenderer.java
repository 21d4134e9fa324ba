package io.github.tuneprep.render;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.tuneprep.report.CostEstimate;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares what training on one dataset costs with different base models. */
public final class CostRenderer {
    private final String file;
    private final List<CostEstimate> estimates;

    /** Makes a renderer for the estimates of {@code file}. */
    public CostRenderer(String file, List<CostEstimate> estimates) {
        this.file = file;
        this.estimates = List.copyOf(estimates);
    }

    /** Writes the stable JSON. */
    public void json(OutputStream out) throws IOException {
        JsonOut.write(out, json -> {
            json.writeStartObject();
            json.writeNumberProperty("schemaVersion", JsonRenderer.SCHEMA_VERSION);
            json.writeStringProperty("path", file);
            json.writeArrayPropertyStart("estimates");
            estimates.forEach(estimate -> JsonRenderer.cost(json, estimate));
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    /** Writes a table for people. */
    public void text(OutputStream out) throws IOException {
        TextTable table = new TextTable();
        table.row("model", "tokens", "epochs", "charged", "$ / 1M", "training", "tuned in / out", "base in / out");
        Set<String> notes = new LinkedHashSet<>();
        for (CostEstimate estimate : estimates) {
            CostEstimate.InferencePrice inference = estimate.inference();
            table.row(
                    estimate.model() == null ? "(no model)" : estimate.model(),
                    Words.number(estimate.billableTokens()),
                    estimate.epochs() + (estimate.epochsAuto() ? " (auto)" : ""),
                    Words.number(estimate.chargedTokens()),
                    plain(estimate.pricePerMillion()),
                    estimate.trainingCostUsd() == null ? "unknown" : Money.usd(estimate.trainingCostUsd()),
                    inference == null ? "-" : plain(inference.tunedInput()) + " / " + plain(inference.tunedOutput()),
                    inference == null ? "-" : plain(inference.baseInput()) + " / " + plain(inference.baseOutput()));
            notes.addAll(estimate.notes());
            if (estimate.priceAsOf() != null) {
                notes.add("price of " + estimate.model() + " read " + estimate.priceAsOf());
            }
        }
        StringBuilder text = new StringBuilder(table.render());
        text.append(
                "  An estimate; running the tuned model is billed for a million tokens read (in) and written (out).\n");
        notes.forEach(note -> text.append("  ").append(note).append('\n'));
        out.write(text.toString().getBytes(UTF_8));
    }

    private static String plain(@Nullable BigDecimal value) {
        return value == null ? "-" : value.stripTrailingZeros().toPlainString();
    }
}
