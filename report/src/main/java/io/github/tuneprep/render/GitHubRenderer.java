package io.github.tuneprep.render;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.tuneprep.report.Finding;
import io.github.tuneprep.report.Report;
import io.github.tuneprep.rule.Quoted;
import io.github.tuneprep.rule.Severity;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes workflow commands of GitHub Actions, one a finding, the worst first: GitHub shows ten errors and ten warnings
 * of a step (docs.github.com, "Workflow commands", read 2026-11-21).
 */
public final class GitHubRenderer implements ReportRenderer {
    /** Makes a renderer. */
    public GitHubRenderer() {}

    @Override
    public void render(Report report, OutputStream out) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Finding finding : report.worstFirst()) {
            text.append("::")
                    .append(command(finding.severity()))
                    .append(" file=")
                    .append(property(Quoted.safe(finding.file())));
            finding.line().ifPresent(line -> text.append(",line=").append(line));
            text.append(",title=").append(property(finding.rule())).append("::");
            text.append(data(finding.message()));
            if (finding.count() > 1) {
                text.append(" (").append(data(finding.occurrences())).append(')');
            }
            text.append('\n');
        }
        text.append(report.isPass() ? "PASS" : "FAIL")
                .append(" for ")
                .append(Words.target(report))
                .append(": ")
                .append(Words.counts(report))
                .append('\n');
        out.write(text.toString().getBytes(UTF_8));
    }

    private static String command(Severity severity) {
        return severity == Severity.INFO ? "notice" : severity.label();
    }

    /** A command is one line, and a percent sign begins an escape. */
    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
