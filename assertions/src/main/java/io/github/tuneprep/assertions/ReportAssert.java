package io.github.tuneprep.assertions;

import io.github.tuneprep.Validator;
import io.github.tuneprep.catalogue.UnknownNameException;
import io.github.tuneprep.report.DatasetSummary;
import io.github.tuneprep.report.Finding;
import io.github.tuneprep.report.Report;
import io.github.tuneprep.rule.Severity;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.AbstractListAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ObjectAssert;

/** Assertions on a report. */
public class ReportAssert extends AbstractAssert<ReportAssert, Report> {
    private static final int SHOWN = 5;

    private final String reproduce;

    /** Begins with a report. */
    public ReportAssert(Report actual) {
        this(actual, "");
    }

    /** Begins with a report and the command line that gives it. */
    ReportAssert(Report actual, String reproduce) {
        super(actual, ReportAssert.class);
        this.reproduce = reproduce;
    }

    /** Fails unless the verdict is pass. */
    public ReportAssert passes() {
        return hasNone("findings that fail the check", finding -> present().fails(finding.severity()));
    }

    /** Fails if there is an error. */
    public ReportAssert hasNoErrors() {
        return hasNone("errors", finding -> finding.severity() == Severity.ERROR);
    }

    /** Fails if there is an error or a warning. */
    public ReportAssert hasNoWarnings() {
        return hasNone("errors or warnings", finding -> finding.severity() != Severity.INFO);
    }

    /** Fails if there is any finding. */
    public ReportAssert hasNoFindings() {
        return hasNone("findings", finding -> true);
    }

    /**
     * Fails if one of these rules found something.
     *
     * @throws IllegalArgumentException if one of them did not run, so that the assertion would mean nothing
     */
    public ReportAssert hasNoFindingsOf(String... rules) {
        List<String> names = List.of(rules);
        List<String> ran = present().rules().stream().map(rule -> rule.name()).toList();
        for (String name : names) {
            if (!ran.contains(name)) {
                boolean known = Validator.rules().stream()
                        .anyMatch(rule -> rule.info().name().equals(name));
                throw known
                        ? new IllegalArgumentException("rule '" + name + "' did not run")
                        : new UnknownNameException("rule", name, ran);
            }
        }
        return hasNone("findings of " + String.join(", ", names), finding -> names.contains(finding.rule()));
    }

    /** Fails unless this rule found something. */
    public ReportAssert hasFindingOf(String rule) {
        if (present().findingsOf(rule).isEmpty()) {
            throw failure(
                    "%nExpecting report of%n%s%nto have a finding of %s, but found%s",
                    datasets(), rule, list(present().findings()));
        }
        return this;
    }

    /** {@return assertions on the list of findings} */
    public AbstractListAssert<?, List<? extends Finding>, Finding, ObjectAssert<Finding>> findings() {
        return Assertions.assertThat(present().findings()).as("findings");
    }

    private ReportAssert hasNone(String what, Predicate<Finding> unwanted) {
        List<Finding> found = present().findings().stream().filter(unwanted).toList();
        if (!found.isEmpty()) {
            throw failure(
                    "%nExpecting%n%s%nto have no %s, but found%s%s",
                    datasets(), what, list(found), reproduce.isEmpty() ? "" : "\nReproduce: " + reproduce);
        }
        return this;
    }

    private String datasets() {
        return present().datasets().stream().map(DatasetSummary::path).collect(Collectors.joining("\n  ", "  ", ""))
                + "\nfor " + present().target().provider().title()
                + (present().target().model() == null
                        ? ""
                        : " " + present().target().model().id());
    }

    private static String list(List<Finding> findings) {
        if (findings.isEmpty()) {
            return " nothing";
        }
        return ":"
                + findings.stream()
                        .limit(SHOWN)
                        .map(finding -> "\n  " + finding.describe())
                        .collect(Collectors.joining())
                + (findings.size() > SHOWN ? "\n  and " + (findings.size() - SHOWN) + " more" : "");
    }

    private Report present() {
        isNotNull();
        return Objects.requireNonNull(actual);
    }
}
