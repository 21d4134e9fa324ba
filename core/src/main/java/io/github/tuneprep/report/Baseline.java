package io.github.tuneprep.report;

import io.github.tuneprep.rule.RuleInfo;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Defects that a team knows and accepts, so that a check fails on new ones only.
 *
 * <p>A defect is known by its file and its {@link Finding#fingerprint}, not by its lines, which may move; as many are
 * accepted as there were. Immutable.
 *
 * @param entries what is accepted
 */
public record Baseline(List<Entry> entries) {
    /** Never accepted: fingerprints leave numbers out, so any price would be; who accepts it raises the budget. */
    private static final String BUDGET = "cost-over-budget";

    /** Copies the list. */
    public Baseline {
        entries = List.copyOf(entries);
    }

    /**
     * One defect of a file.
     *
     * @param file the dataset, as it was named in the request
     * @param rule the name of the rule, for people
     * @param message what was found, for people
     * @param fingerprint which defect it is
     * @param count how often it may occur
     */
    public record Entry(String file, String rule, String message, String fingerprint, long count) {}

    private record Key(String file, String fingerprint) {
        Key {
            file = path(file);
        }

        static Key of(Finding finding) {
            return new Key(finding.file(), finding.fingerprint());
        }
    }

    /** {@return one name for a file, however its path was written} */
    private static String path(String file) {
        try {
            return Path.of(file).toAbsolutePath().normalize().toString();
        } catch (InvalidPathException e) {
            return file;
        }
    }

    /** {@return a baseline that accepts what {@code report} found, and nothing else} */
    public static Baseline of(Report report) {
        return new Baseline(report.findings().stream()
                .filter(finding -> !finding.rule().equals(BUDGET))
                .map(finding -> new Entry(
                        finding.file(), finding.rule(), finding.message(), finding.fingerprint(), finding.count()))
                .toList());
    }

    /**
     * {@return a baseline that accepts what {@code report} found, and what this one does of files that it did not read
     * and of rules that did not run}
     */
    public Baseline updatedBy(Report report) {
        Set<String> read = new HashSet<>();
        report.datasets().forEach(dataset -> read.add(path(dataset.path())));
        List<Entry> all = new ArrayList<>(of(report).entries);
        Set<String> ran = report.rules().stream().map(RuleInfo::name).collect(Collectors.toSet());
        entries.stream()
                .filter(entry -> !read.contains(path(entry.file())) || !ran.contains(entry.rule()))
                .forEach(all::add);
        return new Baseline(all);
    }

    /** {@return the report without the findings that are accepted; one that occurs more often stays whole} */
    public Report applyTo(Report report) {
        Map<Key, Long> known = new HashMap<>();
        entries.forEach(entry -> known.merge(new Key(entry.file(), entry.fingerprint()), entry.count(), Long::sum));
        // Findings that differ in numbers only have one fingerprint, and are accepted or not together.
        Map<Key, Long> found = new HashMap<>();
        report.findings().forEach(finding -> found.merge(Key.of(finding), finding.count(), Long::sum));
        List<Finding> remaining = new ArrayList<>();
        long accepted = 0;
        for (Finding finding : report.findings()) {
            long allowed = finding.rule().equals(BUDGET) ? 0 : known.getOrDefault(Key.of(finding), 0L);
            long sum = found.getOrDefault(Key.of(finding), 0L);
            if (sum <= allowed) {
                accepted += finding.count();
            } else {
                remaining.add(allowed == 0 ? finding : beyond(finding, sum, allowed));
            }
        }
        return report.with(remaining, report.accepted() + accepted);
    }

    private static Finding beyond(Finding finding, long sum, long allowed) {
        return new Finding(
                finding.rule(),
                finding.severity(),
                finding.message() + ", " + sum + " times where the baseline accepts " + allowed,
                finding.file(),
                finding.line(),
                finding.column(),
                finding.pointer(),
                finding.lines(),
                finding.count(),
                finding.fingerprint());
    }
}
