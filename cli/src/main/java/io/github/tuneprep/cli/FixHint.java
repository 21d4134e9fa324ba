package io.github.tuneprep.cli;

import io.github.tuneprep.fix.LineFixes;
import io.github.tuneprep.fix.LineFixes.Described;
import io.github.tuneprep.report.Finding;
import io.github.tuneprep.report.Report;
import io.github.tuneprep.rule.Quoted;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The line behind a report that says what {@code tuneprep fix} can do about it. */
final class FixHint {
    /** Options of a check that change what is found, and that a fix takes, too. */
    private static final Set<String> SHARED = Set.of(
            "--provider",
            "--model",
            "--method",
            "--catalogue",
            "--encoding",
            "--counter",
            "--token-limit",
            "--limit",
            "--config",
            "--no-config",
            "--select",
            "--ignore");

    private static final int RULES_NAMED = 4;

    private FixHint() {}

    /** {@return the line for the first file with findings that may be mended, empty when there is none} */
    static String of(Report report, Collection<String> selected, ParseResult check) {
        Map<String, Described> fixes = LineFixes.described();
        String file = "";
        Set<String> safe = new LinkedHashSet<>();
        Set<String> unsafe = new LinkedHashSet<>();
        for (Finding finding : report.findings()) {
            Described fix = fixes.get(finding.rule());
            boolean asked = selected.isEmpty() || selected.contains(finding.rule());
            if (fix != null && asked && !finding.file().equals(Subcommand.STANDARD_INPUT)) {
                file = file.isEmpty() ? finding.file() : file;
                if (finding.file().equals(file)) {
                    (fix.safe() ? safe : unsafe).add(finding.rule());
                }
            }
        }
        if (file.isEmpty()) {
            return "";
        }
        String rules = safe.isEmpty() ? "" : names(safe);
        rules += safe.isEmpty() || unsafe.isEmpty() ? "" : "; ";
        rules += unsafe.isEmpty() ? "" : "with --unsafe " + names(unsafe);
        return "Fix:  tuneprep fix " + Quoted.file(file) + options(check) + " --diff (may mend " + rules + ")\n";
    }

    private static String names(Set<String> rules) {
        String named = rules.stream().limit(RULES_NAMED).collect(Collectors.joining(", "));
        return rules.size() > RULES_NAMED ? named + " and " + (rules.size() - RULES_NAMED) + " more" : named;
    }

    private static String options(ParseResult check) {
        StringBuilder options = new StringBuilder();
        // One that is given several times is matched several times, with all of its values.
        for (OptionSpec option : new LinkedHashSet<>(check.matchedOptions())) {
            if (SHARED.contains(option.longestName())) {
                for (String value : option.originalStringValues()) {
                    options.append(' ').append(option.longestName());
                    options.append(option.typeInfo().isBoolean() ? "" : " " + Quoted.argument(value));
                }
            }
        }
        return options.toString();
    }
}
