package io.github.tuneprep.report;

import io.github.tuneprep.catalogue.Target;
import io.github.tuneprep.rule.Severity;
import java.util.List;
import java.util.Optional;

/**
 * The result of a check. Immutable.
 *
 * @param target what the datasets were checked for
 * @param datasets what they hold, in the order of the request
 * @param findings what is wrong, by file, then whole-file findings, then by line
 * @param cost what tuning on the first training dataset costs; empty when its examples could not be counted
 * @param failOn the severity that fails the check; empty when nothing does
 */
public record Report(
        Target target,
        List<DatasetSummary> datasets,
        List<Finding> findings,
        Optional<CostEstimate> cost,
        Optional<Severity> failOn) {
    /** Copies the lists. */
    public Report {
        datasets = List.copyOf(datasets);
        findings = List.copyOf(findings);
    }

    /** Whether the datasets are good enough. */
    public enum Verdict {
        /** No finding reached the severity that fails. */
        PASS,
        /** A finding did. */
        FAIL
    }

    /** {@return whether a finding is at least as bad as the severity that fails} */
    public Verdict verdict() {
        boolean failed = failOn.isPresent()
                && findings.stream().anyMatch(finding -> finding.severity().compareTo(failOn.get()) <= 0);
        return failed ? Verdict.FAIL : Verdict.PASS;
    }

    /** {@return whether {@link #verdict()} is {@link Verdict#PASS}} */
    public boolean isPass() {
        return verdict() == Verdict.PASS;
    }

    /** {@return how many findings have this severity} */
    public long count(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    /** {@return the findings of one rule} */
    public List<Finding> findingsOf(String rule) {
        return findings.stream().filter(finding -> finding.rule().equals(rule)).toList();
    }
}
