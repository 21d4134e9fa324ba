package io.github.tuneprep.render;

import io.github.tuneprep.catalogue.BaseModel;
import io.github.tuneprep.report.CostEstimate;
import io.github.tuneprep.report.Report;
import io.github.tuneprep.rule.Quoted;
import io.github.tuneprep.rule.Severity;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What every format that people read says in the same words. */
final class Words {
    /** How commands name the standard output. */
    static final String STANDARD_OUTPUT = "-";

    private Words() {}

    /** {@return the number with commas between thousands} */
    static String number(long value) {
        return number(BigDecimal.valueOf(value));
    }

    /** {@return the number as it is, with commas between thousands; without Java's formats, which take long to load} */
    static String number(BigDecimal value) {
        StringBuilder digits = new StringBuilder(value.toPlainString());
        int point = digits.indexOf(".");
        int first = value.signum() < 0 ? 1 : 0;
        for (int at = (point < 0 ? digits.length() : point) - 3; at > first; at -= 3) {
            digits.insert(at, ',');
        }
        return digits.toString();
    }

    static String plural(long count, String noun) {
        return number(count) + " " + noun + (count == 1 ? "" : "s");
    }

    /** {@return where something was written to, {@link #STANDARD_OUTPUT} or a file} */
    static String output(String file) {
        return file.equals(STANDARD_OUTPUT) ? "standard output" : Quoted.safe(file);
    }

    /** {@return how often the training datasets are read} */
    static String epochs(CostEstimate cost) {
        String epochs = plural(cost.epochs(), "epoch");
        return cost.jobs() == 1 ? epochs : "up to " + epochs + " in " + number(cost.jobs()) + " jobs";
    }

    /** {@return how many findings of each severity there are} */
    static String counts(Report report) {
        String counts = plural(report.count(Severity.ERROR), "error") + ", "
                + plural(report.count(Severity.WARNING), "warning") + ", "
                + plural(report.count(Severity.INFO), "info");
        return report.accepted() == 0 ? counts : counts + "; the baseline accepts " + number(report.accepted());
    }

    /** {@return what the datasets were checked for} */
    static String target(Report report) {
        BaseModel model = report.target().model();
        return Quoted.safe(report.target().provider().title() + (model == null ? "" : " " + model.id()));
    }

    /** {@return the command that explains the worst finding, or null when nothing was found} */
    static @Nullable String nextCommand(Report report) {
        return report.findings().isEmpty()
                ? null
                : "tuneprep explain " + report.worstFirst().get(0).rule();
    }

    /** {@return the version of this library, or null when it runs from its classes} */
    static @Nullable String version() {
        return Words.class.getPackage().getImplementationVersion();
    }

    /** {@return the text with control and format characters, but for line feeds, as code points} */
    static String visible(String text) {
        return text.codePoints()
                .mapToObj(c -> c != '\n' && (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT)
                        ? String.format(Locale.ROOT, "<U+%04X>", c)
                        : Character.toString(c))
                .collect(Collectors.joining());
    }
}
