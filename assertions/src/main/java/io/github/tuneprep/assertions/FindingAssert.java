package io.github.tuneprep.assertions;

import io.github.tuneprep.report.Finding;
import io.github.tuneprep.rule.Severity;
import java.util.Objects;
import org.assertj.core.api.AbstractAssert;

/** Assertions on one finding. */
public class FindingAssert extends AbstractAssert<FindingAssert, Finding> {
    /** Begins with a finding. */
    public FindingAssert(Finding actual) {
        super(actual, FindingAssert.class);
    }

    /** Fails unless the finding is of this rule. */
    public FindingAssert isOfRule(String rule) {
        return has("rule", rule, present().rule());
    }

    /** Fails unless the finding has this severity. */
    public FindingAssert hasSeverity(Severity severity) {
        return has("severity", severity, present().severity());
    }

    /** Fails unless the finding is in this line, counted from 1, among the first that it names. */
    public FindingAssert isInLine(long line) {
        if (!present().lines().contains(line)) {
            throw failure(
                    "%nExpecting finding%n  %s%nto be in line %d", present().describe(), line);
        }
        return this;
    }

    /** Fails unless the finding is at this JSON pointer. */
    public FindingAssert isAt(String pointer) {
        return has("pointer", pointer, present().pointer());
    }

    /** Fails unless the defect occurs exactly so often. */
    public FindingAssert occurs(long times) {
        return has("count", times, present().count());
    }

    /** Fails unless the message holds this text. */
    public FindingAssert hasMessageContaining(String text) {
        if (!present().message().contains(text)) {
            throw failure(
                    "%nExpecting message of finding%n  %s%nto contain '%s'",
                    present().describe(), text);
        }
        return this;
    }

    private FindingAssert has(String what, Object expected, Object found) {
        if (!Objects.equals(expected, found)) {
            throw failureWithActualExpected(
                    found,
                    expected,
                    "%nExpecting finding%n  %s%nto have %s '%s', but it has '%s'",
                    present().describe(),
                    what,
                    expected,
                    found);
        }
        return this;
    }

    private Finding present() {
        isNotNull();
        return Objects.requireNonNull(actual);
    }
}
