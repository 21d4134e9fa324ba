package io.github.tuneprep.render;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.tuneprep.report.DatasetSummary;
import io.github.tuneprep.report.Finding;
import io.github.tuneprep.report.Report;
import io.github.tuneprep.rule.Severity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlRendererTest {
    /** Would change the title of the page if it ran. */
    private static final String HOSTILE =
            "</script><script>document.title='ran'</script><img src=x onerror=\"document.title='ran'\">";

    @TempDir
    private Path folder;

    @Test
    void shows_verdict_findings_and_figures() throws IOException {
        String page = page(RendererTest.mixedFindings());

        assertThat(page)
                .contains("<p class=\"verdict fail\">fail</p>")
                .contains("too-few-examples")
                .contains("1,234 times in lines 2, 3, 5, 7, 11, 13, 17, 19, …")
                .contains("Cost by model and epochs")
                .contains("about $0.0646");
    }

    @Test
    void says_that_nothing_was_found() throws IOException {
        assertThat(page(RendererTest.nothingFound()))
                .contains("<p class=\"verdict pass\">pass</p>")
                .contains("Nothing was found.");
    }

    @Test
    void escapes_hostile_names_and_keys() throws IOException {
        assertThat(page(hostile())).doesNotContain("<script>document").doesNotContain("<img src=x");
    }

    @Test
    void needs_no_network() throws IOException {
        String page = page(RendererTest.mixedFindings());

        assertThat(page)
                .contains("default-src &#39;none&#39;")
                .doesNotContain("src=\"")
                .doesNotContain("sourceMappingURL");
    }

    @Test
    void stays_small_when_there_are_very_many_findings() throws IOException {
        Report report = RendererTest.mixedFindings();
        List<Finding> many = new ArrayList<>();
        for (int i = 1; i <= 100_000; i++) {
            many.add(finding("data.jsonl", i, "/messages/" + i));
        }

        String page = page(with(report, report.datasets(), many));

        assertThat(page.length()).isLessThan(600_000);
        assertThat(page).contains("99,800 more findings of this rule in the JSON report");
    }

    /** Runs where Chromium is installed: the page's own policy has to let its charts be drawn and nothing else run. */
    @Test
    void runs_its_own_scripts_and_no_other_in_a_browser() throws Exception {
        Path chromium = Path.of("/usr/bin/chromium");
        assumeTrue(Files.isExecutable(chromium), "no Chromium");
        Path page = folder.resolve("report.html");
        Files.writeString(page, page(hostile()));
        Path dom = folder.resolve("dom.html");
        Path log = folder.resolve("log.txt");

        Process browser = new ProcessBuilder(
                        chromium.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-background-networking",
                        "--enable-logging=stderr",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--virtual-time-budget=5000",
                        "--dump-dom",
                        page.toUri().toString())
                .redirectOutput(dom.toFile())
                .redirectError(log.toFile())
                .start();
        assertThat(browser.waitFor(60, TimeUnit.SECONDS)).isTrue();

        String rendered = Files.readString(dom);
        assertThat(rendered).contains("<title>Tuneprep: fail").contains("class=\"scripted\"");
        assertThat(Files.readString(log)).doesNotContain("CONSOLE");
    }

    private static Report hostile() {
        Report report = RendererTest.mixedFindings();
        List<DatasetSummary> datasets = report.datasets().stream()
                .map(dataset -> new DatasetSummary(
                        HOSTILE,
                        dataset.split(),
                        dataset.dialect(),
                        dataset.bytes(),
                        dataset.lines(),
                        dataset.examples(),
                        dataset.unreadable(),
                        dataset.messages(),
                        dataset.messagesPerExample(),
                        dataset.withoutSystem(),
                        dataset.withoutUser(),
                        dataset.tokens()))
                .toList();
        return with(report, datasets, List.of(finding(HOSTILE, 1, "/" + HOSTILE)));
    }

    private static Report with(Report report, List<DatasetSummary> datasets, List<Finding> findings) {
        return new Report(
                report.target(), report.rules(), datasets, findings, 0, report.cost(), report.costs(), report.failOn());
    }

    private static Finding finding(String file, int line, String pointer) {
        return new Finding(
                "unknown-key",
                Severity.ERROR,
                "key " + HOSTILE + " is not known",
                file,
                OptionalLong.of(line),
                OptionalInt.of(2),
                pointer,
                List.of((long) line),
                1,
                "00000000000000f1");
    }

    private static String page(Report report) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new HtmlRenderer().render(report, out);
        return out.toString(UTF_8);
    }
}
