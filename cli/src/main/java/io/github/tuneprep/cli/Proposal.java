package io.github.tuneprep.cli;

import io.github.tuneprep.Source;
import io.github.tuneprep.Validator;
import io.github.tuneprep.catalogue.Conversions;
import io.github.tuneprep.catalogue.Target;
import io.github.tuneprep.convert.Converter;
import io.github.tuneprep.fix.Fixer;
import io.github.tuneprep.report.Conversion;
import io.github.tuneprep.report.Finding;
import io.github.tuneprep.report.Report;
import io.github.tuneprep.rule.Quoted;
import io.github.tuneprep.rule.Severity;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.ParseResult;

/** The command that brings a dataset further which a provider refuses; of small files, one that has been tried. */
final class Proposal {
    private static final String DIALECT = "wrong-dialect";
    private static final String FORMAT = "format-of-some-models";

    /** What a finding says of it. */
    private static final Pattern CONVERT = Pattern.compile("tuneprep convert --to ([a-z-]+)");

    /** Questions and answers under other keys than those of a format are converted like these. */
    private static final String ROWS = "alpaca";

    private Proposal() {}

    /** {@return the command for the first dataset of a report, "" when there is none} */
    static String of(Report report, Validator validator, Source first, ParseResult check) {
        if (report.isPass() || first.size() < 0) {
            return "";
        }
        Set<String> ofLines = report.findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR
                        && finding.line().isPresent()
                        && finding.file().equals(first.name()))
                .map(Finding::rule)
                .collect(Collectors.toSet());
        // In a format that only some models take, it is not the format that stands in the way of a line.
        return Stream.of(DIALECT, FORMAT)
                .filter(rule -> rule.equals(DIALECT) || ofLines.isEmpty())
                .flatMap(rule -> proposed(report, rule))
                .findFirst()
                .or(() -> ofLines.contains("unknown-dialect")
                        ? Conversions.to(
                                report.target().provider(), report.target().dialects(), ROWS)
                        : Optional.empty())
                .map(to -> convert(first, to))
                .orElseGet(() -> ofLines.isEmpty() || ofLines.contains(DIALECT) || !FixHint.isTried(first)
                        ? ""
                        : mended(report, validator, first, ofLines, check));
    }

    /** {@return the formats that findings of a rule say a dataset can be converted to} */
    private static Stream<String> proposed(Report report, String rule) {
        return report.findingsOf(rule).stream()
                .map(finding -> CONVERT.matcher(finding.message()))
                .filter(Matcher::find)
                .map(found -> found.group(1));
    }

    /** {@return the command that mends all errors of lines, or that writes them in a format that more models take} */
    private static String mended(
            Report report, Validator validator, Source source, Set<String> errors, ParseResult check) {
        String fix = fix(report, validator, source, errors, check);
        if (!fix.isEmpty()) {
            return fix;
        }
        long taking = taking(report, report.datasets().get(0).dialect());
        return proposed(report, FORMAT)
                .findFirst()
                .filter(to -> taking(report, to) > taking)
                .map(to -> convert(source, to))
                .orElse("");
    }

    private static long taking(Report report, String dialect) {
        Target target = report.target();
        return target.provider().models().stream()
                .filter(model ->
                        !model.isOver(target.today()) && model.dialects().contains(dialect))
                .count();
    }

    private static String convert(Source source, String to) {
        String command = "tuneprep convert " + Quoted.file(source.name()) + " --to " + to;
        String written = " -o " + Quoted.file(named(source, to));
        if (!FixHint.isTried(source)) {
            return command + written;
        }
        Conversion whole = Converter.create().to(to).convert(source, OutputStream.nullOutputStream());
        Conversion lossy = whole.refused() == 0
                ? whole
                : Converter.create().to(to).lossy().convert(source, OutputStream.nullOutputStream());
        boolean loses = lossy.refused() < whole.refused();
        Conversion best = loses ? lossy : whole;
        String refused = best.refused() == 0
                ? ""
                : " (refuses " + best.refused() + " of " + (best.refused() + best.written()) + ")";
        return best.written() == 0 ? "" : command + (loses ? " --lossy" : "") + written + refused;
    }

    /** {@return the command that mends all errors of lines, "" where that is not so} */
    private static String fix(
            Report report, Validator validator, Source source, Set<String> errors, ParseResult check) {
        for (boolean unsafe : new boolean[] {false, true}) {
            Set<String> left = new HashSet<>(errors);
            left.removeAll(FixHint.mended(source, new Fixer(validator, unsafe, List.of())));
            if (left.isEmpty()) {
                return "tuneprep fix " + Quoted.file(source.name())
                        + TargetOptions.repeatedFor(report.target().provider().id(), check)
                        + (unsafe ? " --unsafe" : "") + " -o "
                        + Quoted.file(named(source, "fixed"));
            }
        }
        return "";
    }

    private static String named(Source source, String ending) {
        return source.name().replaceFirst("(?i)(?:\\.jsonl?)?(?:\\.gz)?$", "") + "." + ending + ".jsonl";
    }
}
