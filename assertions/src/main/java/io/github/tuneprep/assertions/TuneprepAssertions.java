package io.github.tuneprep.assertions;

import io.github.tuneprep.Source;
import io.github.tuneprep.report.Finding;
import io.github.tuneprep.report.Report;
import java.nio.file.Path;

/**
 * Where assertions begin.
 *
 * <pre>{@code
 * assertThatDataset(Path.of("training.jsonl"))
 *         .forModel("gpt-4.1-mini-2025-04-14")
 *         .validatedAgainst(Path.of("validation.jsonl"))
 *         .hasNoErrors()
 *         .hasAtLeastExamples(50)
 *         .costsAtMost("25");
 * }</pre>
 */
public final class TuneprepAssertions {
    private TuneprepAssertions() {}

    /** {@return assertions on the dataset at {@code file}; it is checked when the first of them asks} */
    public static DatasetAssert assertThatDataset(Path file) {
        return new DatasetAssert(Source.of(file));
    }

    /** {@return assertions on a dataset; it is checked when the first of them asks, and read once} */
    public static DatasetAssert assertThatDataset(Source source) {
        return new DatasetAssert(source);
    }

    /** {@return assertions on a report} */
    public static ReportAssert assertThat(Report report) {
        return new ReportAssert(report);
    }

    /** {@return assertions on a finding} */
    public static FindingAssert assertThat(Finding finding) {
        return new FindingAssert(finding);
    }
}
