package io.github.tuneprep.render;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.tuneprep.report.CostEstimate;
import io.github.tuneprep.report.DatasetSummary;
import io.github.tuneprep.report.Distribution;
import io.github.tuneprep.report.Finding;
import io.github.tuneprep.report.Report;
import io.github.tuneprep.report.TokenSummary;
import io.github.tuneprep.rule.Quoted;
import io.github.tuneprep.rule.Severity;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a report for a person at a terminal. */
public final class TextRenderer implements ReportRenderer {
    private static final int SEVERITY_WIDTH = 9;

    private final Style style;

    /** Makes a renderer. */
    public TextRenderer(boolean colour) {
        this.style = colour ? Style.COLOUR : Style.PLAIN;
    }

    @Override
    public void render(Report report, OutputStream out) throws IOException {
        StringBuilder text = new StringBuilder();
        String file = "";
        for (Finding finding : report.findings()) {
            if (!finding.file().equals(file)) {
                file = finding.file();
                text.append(text.isEmpty() ? "" : "\n")
                        .append(style.bold(Quoted.safe(file)))
                        .append('\n');
            }
            finding(text, finding);
        }
        text.append(text.isEmpty() ? "" : "\n");
        datasets(text, report);
        report.cost().ifPresent(cost -> cost(text, cost));
        verdict(text, report);
        out.write(text.toString().getBytes(UTF_8));
    }

    private void finding(StringBuilder text, Finding finding) {
        String severity = finding.severity().label();
        text.append("  ")
                .append(style.severity(finding.severity(), severity))
                .append(" ".repeat(SEVERITY_WIDTH - severity.length()))
                .append(finding.place())
                .append(finding.pointer().isEmpty() ? "" : "  " + finding.shownPointer())
                .append("  ")
                .append(style.bold(finding.rule()))
                .append('\n');
        text.append("           ").append(finding.message()).append('\n');
        if (finding.count() > 1) {
            text.append("           ").append(style.dim(finding.occurrences())).append('\n');
        }
    }

    private void datasets(StringBuilder text, Report report) {
        TokenSummary first = report.datasets().get(0).tokens();
        text.append(style.bold("Tokens"))
                .append(style.dim(" counted in " + first.encoding()
                        + (report.datasets().stream()
                                        .allMatch(dataset -> dataset.tokens().exact())
                                ? ""
                                : report.target().exact()
                                        ? ", tool definitions, calls and images estimated"
                                        : ", an estimate: the model has a tokenizer of its own")))
                .append('\n');
        TextTable table = new TextTable();
        for (DatasetSummary dataset : report.datasets()) {
            TokenSummary tokens = dataset.tokens();
            table.row(
                    dataset.split().label() + " " + Quoted.safe(dataset.path()),
                    "total",
                    "min",
                    "mean",
                    "p50",
                    "p95",
                    "p99",
                    "max");
            distribution(table, "  tokens an example", tokens.total(), tokens.perExample());
            distribution(table, "  trained tokens an example", tokens.trained(), tokens.trainedPerExample());
            if (dataset.messages() > 0) {
                distribution(table, "  messages an example", dataset.messages(), dataset.messagesPerExample());
            }
        }
        text.append(table.render());
        report.datasets()
                .forEach(dataset ->
                        text.append(style.dim("  " + describe(dataset))).append('\n'));
        text.append('\n');
    }

    private static void distribution(TextTable table, String name, long total, Distribution of) {
        table.row(
                name,
                Words.number(total),
                Words.number(of.min()),
                Words.number(BigDecimal.valueOf(of.mean()).setScale(1, RoundingMode.HALF_UP)),
                Words.number(of.p50()),
                Words.number(of.p95()),
                Words.number(of.p99()),
                Words.number(of.max()));
    }

    /** What is worth knowing and has no place in a table; counts of nothing are left out. */
    private static String describe(DatasetSummary dataset) {
        List<String> facts = new ArrayList<>();
        facts.add(Words.plural(dataset.examples(), "example") + " in the " + dataset.dialect() + " format");
        if (dataset.unreadable() > 0) {
            facts.add(Words.plural(dataset.unreadable(), "line") + " could not be read as one");
        }
        if (dataset.withoutSystem() > 0) {
            facts.add(Words.number(dataset.withoutSystem()) + " without a system message");
        }
        if (dataset.withoutUser() > 0) {
            facts.add(Words.number(dataset.withoutUser()) + " without a user message");
        }
        if (dataset.tokens().examplesOverLimit() > 0) {
            facts.add(Words.number(dataset.tokens().examplesOverLimit()) + " longer than the limit");
        }
        String roles = dataset.tokens().byRole().entrySet().stream()
                .map(entry -> entry.getKey() + " " + Words.number(entry.getValue()))
                .collect(Collectors.joining(", "));
        return Quoted.safe(dataset.path()) + ": " + String.join(", ", facts)
                + (roles.isEmpty() ? "" : "; tokens of " + roles);
    }

    private void cost(StringBuilder text, CostEstimate cost) {
        text.append(style.bold("Cost"));
        if (cost.model() == null) {
            text.append(style.dim(" (choose a base model with --model for a price)"))
                    .append('\n');
        } else {
            text.append(style.dim(" estimate for " + cost.model())).append('\n');
        }
        text.append("  " + Words.number(cost.billableTokens()) + " tokens × " + Words.epochs(cost)
                + (cost.epochsAuto() ? " (auto)" : "") + " = " + Words.number(cost.chargedTokens()) + " tokens");
        if (cost.trainingCostUsd() != null && cost.pricePerMillion() != null) {
            text.append(" × $" + cost.pricePerMillion().stripTrailingZeros().toPlainString() + " a million = ");
            text.append(style.bold(Money.usd(cost.trainingCostUsd())));
            text.append(style.dim("  price of " + cost.priceAsOf()));
        }
        text.append('\n');
        cost.notes().forEach(note -> text.append(style.dim("  " + note)).append('\n'));
        text.append('\n');
    }

    private void verdict(StringBuilder text, Report report) {
        if (report.isPass()) {
            text.append(style.pass("PASS"))
                    .append(" for ")
                    .append(Words.target(report))
                    .append(": ")
                    .append(Words.counts(report))
                    .append('\n');
        } else {
            text.append(style.severity(Severity.ERROR, "FAIL"))
                    .append(" for ")
                    .append(Words.target(report))
                    .append(": ")
                    .append(Words.counts(report))
                    .append('\n');
        }
        String next = Words.nextCommand(report);
        if (next != null) {
            text.append(style.dim("Next: " + next)).append('\n');
        }
    }
}
