package io.github.tuneprep.report;

import io.github.tuneprep.catalogue.Target;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The result of a check. Immutable.
 *
 * @param target what the datasets were checked for
 * @param rules the rules that ran, by name
 * @param datasets what they hold, in the order of the request
 * @param findings what is wrong, by file, then whole-file findings, then by line
 * @param accepted how often a defect occurs that a {@link Baseline} accepts, which is no finding
 * @param cost what tuning on the training datasets costs; empty when no example could be counted
 * @param costs what it costs on every base model of the provider that counts like the target and has a price
 * @param failOn the severity that fails the check; empty when nothing does
 */
public record Report(
        Target target,
        List<RuleInfo> rules,
        List<DatasetSummary> datasets,
        List<Finding> findings,
        long accepted,
        Optional<CostEstimate> cost,
        List<CostEstimate> costs,
        Optional<Severity> failOn) {
    /** Copies the lists. */
    public Report {
        rules = List.copyOf(rules);
        datasets = List.copyOf(datasets);
        findings = List.copyOf(findings);
        costs = List.copyOf(costs);
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
        boolean failed = findings.stream().anyMatch(finding -> fails(finding.severity()));
        return failed ? Verdict.FAIL : Verdict.PASS;
    }

    /** {@return whether {@link #verdict()} is {@link Verdict#PASS}} */
    public boolean isPass() {
        return verdict() == Verdict.PASS;
    }

    /** {@return the verdict and its reasons in one line; everything is in the components} */
    @Override
    public String toString() {
        return verdict() + " for " + target.provider().title() + ": " + plural(Severity.ERROR) + ", "
                + plural(Severity.WARNING) + ", " + plural(Severity.INFO) + " in "
                + datasets.stream().map(DatasetSummary::path).toList();
    }

    private String plural(Severity severity) {
        return count(severity) + " " + severity.label() + (count(severity) == 1 ? "" : "s");
    }

    /** {@return how many findings have this severity} */
    public long count(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    /** {@return whether a finding of this severity fails the check} */
    public boolean fails(Severity severity) {
        return failOn.isPresent() && severity.compareTo(failOn.get()) <= 0;
    }

    /** {@return the findings of one rule} */
    public List<Finding> findingsOf(String rule) {
        return findings.stream().filter(finding -> finding.rule().equals(rule)).toList();
    }

    /** {@return the findings that matter most first, otherwise in their order} */
    public List<Finding> worstFirst() {
        return findings.stream().sorted(Comparator.comparing(Finding::severity)).toList();
    }

    /** {@return the same report with these findings only} */
    Report with(List<Finding> remaining, long acceptedNow) {
        return new Report(target, rules, datasets, remaining, acceptedNow, cost, costs, failOn);
    }
}
