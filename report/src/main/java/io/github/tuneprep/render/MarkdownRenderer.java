package io.github.tuneprep.render;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.tuneprep.report.CostEstimate;
import io.github.tuneprep.report.DatasetSummary;
import io.github.tuneprep.report.Finding;
import io.github.tuneprep.report.Report;
import io.github.tuneprep.rule.Quoted;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Writes a report for a job summary or a pull request. */
public final class MarkdownRenderer implements ReportRenderer {
    // A job summary of GitHub holds 1 MiB, and nobody reads further.
    private static final int FINDINGS_SHOWN = 100;

    /** Makes a renderer. */
    public MarkdownRenderer() {}

    @Override
    public void render(Report report, OutputStream out) throws IOException {
        StringBuilder text = new StringBuilder();
        text.append("## Tuneprep: ")
                .append(report.isPass() ? "✅ pass" : "❌ fail")
                .append(" for ")
                .append(escape(Words.target(report)))
                .append("\n\n")
                .append(Words.counts(report))
                .append("\n\n");
        findings(text, report);
        text.append("| dataset | split | format | examples | tokens | trained tokens | longest example |\n")
                .append("|---|---|---|--:|--:|--:|--:|\n");
        for (DatasetSummary dataset : report.datasets()) {
            row(
                    text,
                    escape(dataset.path()),
                    dataset.split().label(),
                    escape(dataset.dialect()),
                    Words.number(dataset.examples()),
                    Words.number(dataset.tokens().total()),
                    Words.number(dataset.tokens().trained()),
                    Words.number(dataset.tokens().perExample().max()));
        }
        report.cost().filter(cost -> cost.trainingCostUsd() != null).ifPresent(cost -> cost(text, cost));
        String next = Words.nextCommand(report);
        if (next != null) {
            text.append("\nNext: `").append(next).append("`\n");
        }
        out.write(text.toString().getBytes(UTF_8));
    }

    private static void findings(StringBuilder text, Report report) {
        List<Finding> findings = report.worstFirst();
        if (findings.isEmpty()) {
            return;
        }
        text.append("| severity | rule | where | what | times |\n|---|---|---|---|--:|\n");
        for (Finding finding : findings.subList(0, Math.min(FINDINGS_SHOWN, findings.size()))) {
            row(
                    text,
                    finding.severity().label(),
                    finding.rule(),
                    escape(finding.file() + ", " + finding.place()),
                    escape(finding.message()),
                    Words.number(finding.count()));
        }
        if (findings.size() > FINDINGS_SHOWN) {
            text.append("\nand ")
                    .append(Words.plural(findings.size() - FINDINGS_SHOWN, "more finding"))
                    .append('\n');
        }
        text.append('\n');
    }

    private static void cost(StringBuilder text, CostEstimate cost) {
        text.append("\nTraining on ")
                .append(escape(String.valueOf(cost.model())))
                .append(" for ")
                .append(Words.epochs(cost))
                .append(" costs about **");
        if (cost.trainingCostUsd() != null) {
            text.append(Money.usd(cost.trainingCostUsd()));
        }
        text.append("** (price of ").append(cost.priceAsOf()).append(").\n");
    }

    private static void row(StringBuilder text, String... cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    /** Names and messages are no markup. */
    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        for (char c : Quoted.safe(text).toCharArray()) {
            if (c == '<') {
                escaped.append("&lt;");
            } else if (c == '&') {
                escaped.append("&amp;");
            } else {
                escaped.append("\\`*_[]|~#!@".indexOf(c) >= 0 ? "\\" : "").append(c);
            }
        }
        return escaped.toString();
    }
}
