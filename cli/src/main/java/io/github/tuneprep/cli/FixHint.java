package io.github.tuneprep.cli;

import io.github.tuneprep.Source;
import io.github.tuneprep.Validator;
import io.github.tuneprep.fix.Fixer;
import io.github.tuneprep.fix.LineFixes;
import io.github.tuneprep.fix.LineFixes.Described;
import io.github.tuneprep.report.Finding;
import io.github.tuneprep.report.Report;
import io.github.tuneprep.rule.Quoted;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.ParseResult;

/** The line behind a report that says what {@code tuneprep fix} can do about it. */
final class FixHint {
    /** Options besides those of the target that a fix takes, too. */
    private static final Set<String> OF_RULES = Set.of("--select", "--ignore");

    /**
     * A file of this size is mended in a quarter of a second, which tells what a fix does; of others it is not known.
     */
    private static final long TRIED_BYTES = 4 << 20;

    private static final int RULES_NAMED = 4;

    private FixHint() {}

    /**
     * {@return the line for the first dataset with findings that may be mended, empty when there is none}
     *
     * @param selected the rules that are asked for; empty for all
     */
    static String of(
            Report report, Validator validator, List<Source> sources, Collection<String> selected, ParseResult check) {
        Map<String, Described> fixes = LineFixes.described();
        for (Source source : sources) {
            Set<String> safe = new LinkedHashSet<>();
            Set<String> unsafe = new LinkedHashSet<>();
            for (Finding finding : report.findings()) {
                Described fix = fixes.get(finding.rule());
                boolean asked = selected.isEmpty() || selected.contains(finding.rule());
                if (fix != null && asked && finding.file().equals(source.name())) {
                    (fix.safe() ? safe : unsafe).add(finding.rule());
                }
            }
            boolean known = isTried(source);
            if (known && !(safe.isEmpty() && unsafe.isEmpty())) {
                Set<String> mended = mended(source, new Fixer(validator, false, selected));
                unsafe.addAll(safe);
                unsafe.removeAll(mended);
                if (!unsafe.isEmpty()) {
                    unsafe.retainAll(mended(source, new Fixer(validator, true, selected)));
                }
                safe.retainAll(mended);
            }
            if (source.size() >= 0 && !(safe.isEmpty() && unsafe.isEmpty())) {
                return line(
                        source.name(),
                        safe,
                        unsafe,
                        known ? "mends " : "may mend ",
                        TargetOptions.repeated(check, OF_RULES));
            }
        }
        return "";
    }

    /** {@return whether a file is so small that a command is tried before it is proposed} */
    static boolean isTried(Source source) {
        return source.size() >= 0 && source.size() <= TRIED_BYTES;
    }

    /** {@return the rules whose findings a fix mends} */
    static Set<String> mended(Source source, Fixer fixer) {
        try {
            return fixer.fix(source, OutputStream.nullOutputStream(), (line, rules, before, after) -> {})
                    .mended()
                    .keySet();
        } catch (IOException e) {
            return Set.of(); // what no fix can read is not mended
        }
    }

    private static String line(String file, Set<String> safe, Set<String> unsafe, String does, String options) {
        List<String> parts = new ArrayList<>();
        if (!safe.isEmpty()) {
            parts.add(does + names(safe));
        }
        if (!unsafe.isEmpty()) {
            parts.add((safe.isEmpty() ? does : "with --unsafe ") + names(unsafe));
        }
        return "Fix:  tuneprep fix " + Quoted.file(file) + options + (safe.isEmpty() ? " --unsafe" : "") + " --diff ("
                + String.join("; ", parts) + ")\n";
    }

    private static String names(Set<String> rules) {
        String named = rules.stream().limit(RULES_NAMED).collect(Collectors.joining(", "));
        return rules.size() > RULES_NAMED ? named + " and " + (rules.size() - RULES_NAMED) + " more" : named;
    }
}
