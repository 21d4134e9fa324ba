package io.github.tuneprep.engine;

import io.github.tuneprep.report.Finding;
import io.github.tuneprep.rule.Lines;
import io.github.tuneprep.rule.Quoted;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The findings of one dataset: exact numbers in bounded memory, the same whatever the order of arrival.
 *
 * <p>Findings of a rule with the same message and place are one group, which keeps its smallest lines. When hostile
 * data makes more groups than are kept, those that sort first are kept, whole: a group among the first of all is among
 * the first of any part, so its count is exact however the file was divided. The rest is one group without a message of
 * its own.
 */
final class FindingStore {
    private static final Comparator<Finding> ORDER = Comparator.comparingLong(
                    (Finding f) -> f.line().orElse(0))
            .thenComparingInt(f -> f.column().orElse(0))
            .thenComparing(Finding::rule)
            .thenComparing(Finding::message);

    private final RuleSet rules;
    private final int kept;
    private final Map<String, OfRule> byRule = new HashMap<>();

    /**
     * Makes a store.
     *
     * @param kept groups of each rule
     */
    FindingStore(RuleSet rules, int kept) {
        this.rules = rules;
        this.kept = kept;
    }

    /** Where a finding is; line 0 stands for the whole file, column 0 for the whole line. */
    record Place(long line, int column, String pointer) {
        static final Place FILE = new Place(0, 0, "");

        static Place line(long line) {
            return new Place(line, 0, "");
        }

        /** {@return the pointer with every list position replaced, so that all messages are one place} */
        private String pattern() {
            StringBuilder pattern = new StringBuilder(pointer.length());
            for (int at = 0; at < pointer.length(); ) {
                int end = pointer.indexOf('/', at + 1);
                end = end < 0 ? pointer.length() : end;
                String key = pointer.substring(at + 1, end);
                pattern.append('/').append(isPosition(key) ? "*" : key);
                at = end;
            }
            return pattern.toString();
        }

        private static boolean isPosition(String key) {
            int at = 0;
            while (at < key.length() && key.charAt(at) >= '0' && key.charAt(at) <= '9') {
                at++;
            }
            return at > 0 && at == key.length();
        }
    }

    boolean isOff(RuleInfo rule) {
        return rules.severity(rule) == null;
    }

    void add(RuleInfo rule, Place place, String message, String detail) {
        Severity severity = rules.severity(rule);
        if (severity != null) {
            byRule.computeIfAbsent(rule.name(), name -> new OfRule(severity, kept))
                    .add(message, place, detail);
        }
    }

    /** Adds a finding about whole lines that were gathered elsewhere. */
    void add(RuleInfo rule, Lines lines, String message) {
        Severity severity = rules.severity(rule);
        if (severity != null) {
            byRule.computeIfAbsent(rule.name(), name -> new OfRule(severity, kept))
                    .add(new Key(message, ""), lines);
        }
    }

    FindingStore merge(FindingStore other) {
        other.byRule.forEach((name, of) -> byRule.merge(name, of, OfRule::merge));
        return this;
    }

    /** {@return the findings, whole-file ones first, then by line} */
    List<Finding> findings(String file) {
        List<Finding> findings = new ArrayList<>();
        byRule.forEach((rule, of) -> of.addTo(findings, rule, file));
        findings.sort(ORDER);
        return findings;
    }

    private record Key(String message, String pattern) implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::message).thenComparing(Key::pattern);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    private static final class OfRule {
        private final Severity severity;
        private final int kept;
        private final TreeMap<Key, Group> groups = new TreeMap<>();
        private final Group all = new Group();

        // Findings of a rule often come by the thousand, all the same.
        private String lastMessage = "";
        private String lastPointer = "";
        private @Nullable Group lastGroup;

        OfRule(Severity severity, int kept) {
            this.severity = severity;
            this.kept = kept;
        }

        void add(String message, Place place, String detail) {
            all.add(place, detail);
            if (lastGroup == null || !lastMessage.equals(message) || !lastPointer.equals(place.pointer())) {
                lastMessage = message;
                lastPointer = place.pointer();
                lastGroup = group(new Key(message, place.pattern()));
            }
            if (lastGroup != null) {
                lastGroup.add(place, detail);
            }
        }

        void add(Key key, Lines lines) {
            all.add(lines);
            Group group = group(key);
            if (group != null) {
                group.add(lines);
            }
        }

        /** {@return the group of a key, or null when those that are kept all sort before it} */
        private @Nullable Group group(Key key) {
            Group group = groups.get(key);
            if (group == null && (groups.size() < kept || key.compareTo(groups.lastKey()) < 0)) {
                group = new Group();
                groups.put(key, group);
                trim();
            }
            return group;
        }

        OfRule merge(OfRule other) {
            all.merge(other.all);
            other.groups.forEach((key, group) -> groups.merge(key, group, Group::merge));
            trim();
            return this;
        }

        private void trim() {
            while (groups.size() > kept) {
                groups.pollLastEntry();
            }
        }

        void addTo(List<Finding> findings, String rule, String file) {
            long shown = 0;
            for (Map.Entry<Key, Group> entry : groups.entrySet()) {
                shown += entry.getValue().lines.count();
                findings.add(entry.getValue().finding(rule, severity, entry.getKey(), file));
            }
            if (shown < all.lines.count()) {
                String message = (all.lines.count() - shown) + " more findings of this rule, in other forms than the "
                        + kept + " shown";
                findings.add(new Finding(
                        rule,
                        severity,
                        message,
                        file,
                        OptionalLong.empty(),
                        OptionalInt.empty(),
                        "",
                        List.of(),
                        all.lines.count() - shown,
                        Finding.fingerprintOf(rule, message, "")));
            }
        }
    }

    private static final class Group {
        private final Lines lines = new Lines();
        private Place first = Place.FILE;
        private String detail = "";

        void add(Place place, String what) {
            if (lines.count() == 0 || isBefore(place, first)) {
                first = place;
                detail = what;
            }
            lines.add(place.line());
        }

        Group merge(Group other) {
            if (lines.count() == 0 || (other.lines.count() > 0 && isBefore(other.first, first))) {
                first = other.first;
                detail = other.detail;
            }
            lines.merge(other.lines);
            return this;
        }

        void add(Lines others) {
            lines.merge(others);
            first = Place.line(lines.first());
        }

        private static boolean isBefore(Place left, Place right) {
            return left.line() < right.line() || (left.line() == right.line() && left.column() < right.column());
        }

        Finding finding(String rule, Severity severity, Key key, String file) {
            String message = key.message();
            return new Finding(
                    rule,
                    severity,
                    // Rules of the user's may say anything.
                    Quoted.safe(detail.isEmpty() ? message : message + " (" + detail + ")"),
                    file,
                    first.line() == 0 ? OptionalLong.empty() : OptionalLong.of(first.line()),
                    first.column() == 0 ? OptionalInt.empty() : OptionalInt.of(first.column()),
                    first.pointer(),
                    lines.list(),
                    lines.count(),
                    Finding.fingerprintOf(rule, message, key.pattern()));
        }
    }
}
