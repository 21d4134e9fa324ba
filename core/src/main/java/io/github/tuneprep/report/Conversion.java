package io.github.tuneprep.report;

import io.github.tuneprep.rule.Severity;
import java.util.List;

/**
 * What came of turning a file into lines that can be tuned on. Rows read are rows written and rows refused; rows with
 * nothing in them are neither.
 *
 * @param input the file, as it was named in the request
 * @param dialect the file format that was written
 * @param written rows that became a line
 * @param refused rows that did not, each in a finding
 * @param complete whether the input was read to its end and something was written
 * @param findings what is wrong or doubtful, with the number of the row or line in the input
 */
public record Conversion(
        String input, String dialect, long written, long refused, boolean complete, List<Finding> findings) {
    /** Copies the list. */
    public Conversion {
        findings = List.copyOf(findings);
    }

    /** {@return whether every row became a line} */
    public boolean isPass() {
        return complete && findings.stream().noneMatch(finding -> finding.severity() == Severity.ERROR);
    }
}
