package io.github.tuneprep.render;

import io.github.tuneprep.report.Report;
import java.io.IOException;
import java.io.OutputStream;

/** Writes a report in one format. Stateless and thread-safe. */
public interface ReportRenderer {
    /**
     * Writes {@code report} as UTF-8 and leaves {@code out} open. The same report gives the same bytes.
     *
     * @throws IOException if {@code out} fails
     */
    void render(Report report, OutputStream out) throws IOException;
}
