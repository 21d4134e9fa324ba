package io.github.tuneprep.assertions;

import io.github.tuneprep.Source;
import io.github.tuneprep.report.Finding;
import io.github.tuneprep.report.Report;
import java.nio.file.Path;
import org.assertj.core.api.SoftAssertions;

/** Collects what fails and reports all of it at the end, together with AssertJ's own assertions. */
public class TuneprepSoftAssertions extends SoftAssertions {
    /** Starts without a failure. */
    public TuneprepSoftAssertions() {}

    /** {@return assertions on the dataset at {@code file}} */
    public DatasetAssert assertThatDataset(Path file) {
        return assertThatDataset(Source.of(file));
    }

    /** {@return assertions on a dataset} */
    public DatasetAssert assertThatDataset(Source source) {
        return proxy(DatasetAssert.class, Source.class, source);
    }

    /** {@return assertions on a report} */
    public ReportAssert assertThat(Report report) {
        return proxy(ReportAssert.class, Report.class, report);
    }

    /** {@return assertions on a finding} */
    public FindingAssert assertThat(Finding finding) {
        return proxy(FindingAssert.class, Finding.class, finding);
    }
}
