package io.github.tuneprep.render;

import static java.nio.charset.StandardCharsets.UTF_8;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import io.github.tuneprep.example.Split;
import io.github.tuneprep.report.CostEstimate;
import io.github.tuneprep.report.DatasetSummary;
import io.github.tuneprep.report.Distribution;
import io.github.tuneprep.report.Finding;
import io.github.tuneprep.report.Report;
import io.github.tuneprep.report.TokenSummary;
import io.github.tuneprep.rule.Quoted;
import io.github.tuneprep.rule.RuleInfo;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes one page that a data owner opens in a browser, without a network. It holds no text of the datasets; what stems
 * from them, such as keys and file names, is escaped, and the page's own policy lets no script run but its two.
 */
public final class HtmlRenderer implements ReportRenderer {
    private static final String CHART_LIBRARY = "/META-INF/resources/webjars/chart.js/4.5.1/dist/chart.umd.min.js";
    private static final int FINDINGS_SHOWN = 200;
    private static final int LONGEST_SAMPLE = 2_000;
    private static final int EPOCHS_SHOWN = 10;
    private static final int MODELS_SHOWN = 6;

    /** Rules whose count is worth knowing even when it is nothing. */
    private static final List<String> REPEATS = List.of("duplicate-example", "same-prompt-different-answer");

    /** The same, when there is a validation dataset. */
    private static final List<String> OVERLAPS =
            List.of("validation-example-in-training", "validation-prompt-in-training");

    /** Makes a renderer. */
    public HtmlRenderer() {}

    @Override
    public void render(Report report, OutputStream out) throws IOException {
        TemplateEngine engine = TemplateEngine.createPrecompiled(
                null, ContentType.Html, HtmlRenderer.class.getClassLoader(), "io.github.tuneprep.render.page");
        Utf8ByteOutput html = new Utf8ByteOutput();
        engine.render("report.jte", page(report), html);
        html.writeTo(out);
    }

    private static ReportPage page(Report report) throws IOException {
        String style = resource("page/report.css");
        String script = resource("page/report.js");
        // The map is not part of the page, and a browser would look for it.
        String library = resource(CHART_LIBRARY).replaceAll("(?m)^//# sourceMappingURL=.*$", "");
        List<ReportPage.Chart> charts = charts(report);
        String policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src " + hash(library)
                + " " + hash(script);
        return new ReportPage(
                policy,
                style,
                library,
                script,
                figures(charts),
                report.isPass() ? "pass" : "fail",
                Words.target(report),
                Words.counts(report),
                "Tokens are counted in " + report.datasets().get(0).tokens().encoding() + ".",
                report.datasets().stream().map(HtmlRenderer::dataset).toList(),
                rules(report),
                repeats(report),
                charts,
                report.cost().map(CostEstimate::notes).orElse(List.of()),
                Objects.requireNonNullElse(Words.version(), ""),
                report.target().today().toString(),
                report.rules().size());
    }

    private static ReportPage.Dataset dataset(DatasetSummary dataset) {
        return new ReportPage.Dataset(
                Quoted.safe(dataset.path()),
                dataset.split().label(),
                dataset.dialect(),
                Words.number(dataset.lines()),
                Words.number(dataset.examples()),
                Words.number(dataset.unreadable()),
                Words.number(dataset.tokens().total()),
                Words.number(dataset.tokens().trained()));
    }

    private static List<ReportPage.Rule> rules(Report report) {
        Map<String, List<Finding>> byRule = new LinkedHashMap<>();
        report.worstFirst()
                .forEach(finding -> byRule.computeIfAbsent(finding.rule(), rule -> new ArrayList<>())
                        .add(finding));
        List<ReportPage.Rule> rules = new ArrayList<>();
        byRule.forEach((name, findings) -> {
            Optional<RuleInfo> info = report.rules().stream()
                    .filter(rule -> rule.name().equals(name))
                    .findFirst();
            // Some rules are about the model or the size of the file, and their examples look alike.
            Optional<RuleInfo> shown =
                    info.filter(rule -> !rule.bad().text().equals(rule.good().text()));
            int beyond = findings.size() - FINDINGS_SHOWN;
            rules.add(new ReportPage.Rule(
                    name,
                    findings.get(0).severity().label(),
                    info.map(RuleInfo::summary).orElse(""),
                    info.map(RuleInfo::why).orElse(""),
                    Words.plural(findings.stream().mapToLong(Finding::count).sum(), "time"),
                    findings.stream()
                            .limit(FINDINGS_SHOWN)
                            .map(HtmlRenderer::found)
                            .toList(),
                    beyond > 0 ? Words.plural(beyond, "more finding") + " of this rule in the JSON report" : null,
                    shown.map(rule -> sample(rule.bad())).orElse(""),
                    shown.map(rule -> sample(rule.good())).orElse("")));
        });
        return rules;
    }

    private static ReportPage.Found found(Finding finding) {
        return new ReportPage.Found(
                Quoted.safe(finding.file()),
                finding.place(),
                finding.shownPointer(),
                finding.message(),
                finding.occurrences());
    }

    private static String sample(RuleInfo.Sample sample) {
        String text = Words.visible(sample.text());
        return text.length() > LONGEST_SAMPLE ? text.substring(0, LONGEST_SAMPLE) + "…" : text;
    }

    private static List<ReportPage.Named> repeats(Report report) {
        boolean compared = report.datasets().stream().anyMatch(dataset -> dataset.split() == Split.VALIDATION);
        return report.rules().stream()
                .filter(rule -> REPEATS.contains(rule.name()) || (compared && OVERLAPS.contains(rule.name())))
                .map(rule -> new ReportPage.Named(
                        rule.summary(),
                        Words.number(report.findingsOf(rule.name()).stream()
                                .mapToLong(Finding::count)
                                .sum())))
                .toList();
    }

    private static List<ReportPage.Chart> charts(Report report) {
        List<ReportPage.Chart> charts = new ArrayList<>();
        int number = 0;
        for (DatasetSummary dataset : report.datasets()) {
            number++;
            if (dataset.examples() == 0) {
                continue;
            }
            String of = report.datasets().size() == 1 ? "" : " of " + Quoted.safe(dataset.path());
            charts.add(tokens("tokens" + number, "Tokens an example" + of, dataset.tokens(), report));
            charts.add(roles("roles" + number, "Tokens by role" + of, dataset.tokens()));
            if (dataset.messages() > 0) {
                charts.add(histogram(
                        "turns" + number,
                        "Messages an example" + of,
                        "",
                        "messages",
                        dataset.messagesPerExample(),
                        null));
            }
        }
        if (!report.costs().isEmpty()) {
            charts.add(costs(report));
        }
        return charts;
    }

    private static ReportPage.Chart tokens(String id, String title, TokenSummary tokens, Report report) {
        Integer limit = report.target().maxExampleTokens();
        Distribution of = tokens.perExample();
        String says = "Half of the examples have at most " + Words.number(of.p50()) + " tokens, 95 % at most "
                + Words.number(of.p95()) + ", the longest has " + Words.number(of.max()) + ".";
        if (limit == null) {
            says += " Choose a base model to see its limit.";
        } else if (tokens.examplesOverLimit() == 0) {
            says += " None is longer than the limit of " + Words.number(limit) + ".";
        } else {
            says += " " + Words.plural(tokens.examplesOverLimit(), "example") + " longer than the limit of "
                    + Words.number(limit) + " would lose " + Words.plural(tokens.total() - tokens.billable(), "token")
                    + " at their ends.";
        }
        return histogram(id, title, says, "tokens", of, limit);
    }

    private static ReportPage.Chart histogram(
            String id, String title, String says, String what, Distribution of, @Nullable Integer limit) {
        List<Distribution.Bucket> buckets = of.buckets();
        int limitIndex = -1;
        for (int i = 0; i < buckets.size() && limit != null; i++) {
            if (buckets.get(i).from() <= limit && limit <= buckets.get(i).to() && limit <= of.max()) {
                limitIndex = i;
            }
        }
        return new ReportPage.Chart(
                id,
                title,
                says,
                what,
                "examples",
                "bar",
                buckets.stream().map(HtmlRenderer::range).toList(),
                List.of(series(
                        "examples",
                        buckets.stream().map(Distribution.Bucket::count).toList())),
                limitIndex,
                limit == null ? "" : "limit " + Words.number(limit));
    }

    private static String range(Distribution.Bucket bucket) {
        return bucket.from() == bucket.to()
                ? Words.number(bucket.from())
                : Words.number(bucket.from()) + " to " + Words.number(bucket.to());
    }

    private static ReportPage.Chart roles(String id, String title, TokenSummary tokens) {
        return new ReportPage.Chart(
                id,
                title,
                "",
                "role",
                "tokens",
                "bar",
                List.copyOf(tokens.byRole().keySet()),
                List.of(series("tokens", List.copyOf(tokens.byRole().values()))),
                -1,
                "");
    }

    private static ReportPage.Series series(String label, List<Long> values) {
        return new ReportPage.Series(
                label, values, values.stream().map(Words::number).toList(), -1);
    }

    /** Training costs are proportional to epochs; the chosen model comes first. */
    private static ReportPage.Chart costs(Report report) {
        CostEstimate chosen = report.cost().orElse(report.costs().get(0));
        List<CostEstimate> shown = new ArrayList<>(report.costs());
        shown.sort((left, right) -> Boolean.compare(
                Objects.equals(right.model(), chosen.model()), Objects.equals(left.model(), chosen.model())));
        int last = Math.max(EPOCHS_SHOWN, Math.min(chosen.epochs(), 4 * EPOCHS_SHOWN));
        List<String> epochs =
                IntStream.rangeClosed(1, last).mapToObj(String::valueOf).toList();
        List<ReportPage.Series> series = new ArrayList<>();
        for (CostEstimate cost : shown.subList(0, Math.min(MODELS_SHOWN, shown.size()))) {
            List<BigDecimal> values = IntStream.rangeClosed(1, last)
                    .mapToObj(times -> costOf(cost, times))
                    .toList();
            boolean isChosen = Objects.equals(cost.model(), chosen.model());
            series.add(new ReportPage.Series(
                    String.valueOf(cost.model()),
                    values,
                    values.stream().map(Money::usd).toList(),
                    isChosen && chosen.jobs() == 1 ? chosen.epochs() - 1 : -1));
        }
        String says = chosen.trainingCostUsd() == null
                ? "Choose a base model to see its point."
                : "Training on " + chosen.model() + " for " + Words.epochs(chosen) + " costs about "
                        + Money.usd(chosen.trainingCostUsd()) + ".";
        return new ReportPage.Chart(
                "cost", "Cost by model and epochs", says, "epochs", "US dollars", "line", epochs, series, -1, "");
    }

    private static BigDecimal costOf(CostEstimate cost, int epochs) {
        return Objects.requireNonNull(cost.pricePerMillion())
                .multiply(BigDecimal.valueOf(cost.billableTokens() * epochs))
                .movePointLeft(6)
                .setScale(4, RoundingMode.HALF_UP);
    }

    private static String figures(List<ReportPage.Chart> charts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonOut.write(out, json -> {
            json.writeStartObject();
            for (ReportPage.Chart chart : charts) {
                json.writeObjectPropertyStart(chart.id());
                json.writeStringProperty("type", chart.type());
                json.writeStringProperty("x", chart.x());
                json.writeStringProperty("y", chart.y());
                json.writeNumberProperty("limitIndex", chart.limitIndex());
                json.writeStringProperty("limitText", chart.limitText());
                json.writeArrayPropertyStart("labels");
                chart.labels().forEach(json::writeString);
                json.writeEndArray();
                json.writeArrayPropertyStart("series");
                for (ReportPage.Series series : chart.series()) {
                    json.writeStartObject();
                    json.writeStringProperty("label", series.label());
                    json.writeNumberProperty("chosen", series.chosen());
                    json.writeArrayPropertyStart("values");
                    series.values().forEach(value -> json.writeNumber(value.toString()));
                    json.writeEndArray();
                    json.writeEndObject();
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndObject();
        });
        // Nothing in it may end the script element or begin a comment.
        return out.toString(UTF_8).replace("<", "\\u003c");
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = HtmlRenderer.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8);
        }
    }

    private static String hash(String script) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
