package io.github.tuneprep.convert;

import io.github.tuneprep.report.Finding;
import io.github.tuneprep.rule.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What is wrong with the input: exact numbers, the first rows of each kind. */
final class Findings {
    private static final int MAX_ROWS = 100;

    private final String file;
    private final Map<Key, Rows> rows = new LinkedHashMap<>();

    private record Key(String rule, Severity severity, String message) {}

    private static final class Rows {
        private final List<Long> first = new ArrayList<>();
        private long count;
    }

    Findings(String file) {
        this.file = file;
    }

    /** Adds a finding; row 0 stands for the whole file. */
    void add(String rule, Severity severity, long row, String message) {
        Rows of = rows.computeIfAbsent(new Key(rule, severity, message), key -> new Rows());
        of.count++;
        if (row > 0 && of.first.size() < MAX_ROWS) {
            of.first.add(row);
        }
    }

    List<Finding> list() {
        List<Finding> findings = new ArrayList<>();
        rows.forEach((key, of) -> findings.add(new Finding(
                key.rule(),
                key.severity(),
                key.message(),
                file,
                of.first.isEmpty() ? OptionalLong.empty() : OptionalLong.of(of.first.get(0)),
                OptionalInt.empty(),
                "",
                of.first,
                of.count,
                Finding.fingerprintOf(key.rule(), key.message(), ""))));
        return findings;
    }
}
