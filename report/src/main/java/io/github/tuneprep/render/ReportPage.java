package io.github.tuneprep.render;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the template of the HTML report shows, ready to be printed. Public only because the template stands in another
 * package.
 *
 * @param contentPolicy the content security policy: no network, and no script but those of this page, by their hashes
 * @param style the style sheet
 * @param chartLibrary the script that draws charts
 * @param script the script of this page
 * @param figures the figures of the charts, as JSON that is safe inside HTML
 * @param verdict {@code pass} or {@code fail}
 * @param target what the datasets were checked for
 * @param counts how many findings there are
 * @param counting how tokens were counted
 * @param datasets the datasets
 * @param rules the rules that found something, the worst first
 * @param repeats how often examples repeat
 * @param charts the charts, each with its figures
 * @param costNotes what the estimate leaves out
 * @param version the version that made the page, or ""
 * @param day the day lifecycle dates were held against
 * @param rulesRun how many rules ran
 */
public record ReportPage(
        String contentPolicy,
        String style,
        String chartLibrary,
        String script,
        String figures,
        String verdict,
        String target,
        String counts,
        String counting,
        List<Dataset> datasets,
        List<Rule> rules,
        List<Named> repeats,
        List<Chart> charts,
        List<String> costNotes,
        String version,
        String day,
        int rulesRun) {

    /** One dataset. */
    public record Dataset(
            String name,
            String split,
            String dialect,
            String lines,
            String examples,
            String unreadable,
            String tokens,
            String trained) {}

    /** One rule with its first findings. */
    public record Rule(
            String name,
            String severity,
            String summary,
            String why,
            String times,
            List<Found> findings,
            @Nullable String more,
            String bad,
            String good) {}

    /** One finding. */
    public record Found(String file, String place, String pointer, String message, String where) {}

    /** A figure with its name. */
    public record Named(String name, String value) {}

    /**
     * A chart and the table that says the same.
     *
     * @param id its name in the page
     * @param title its heading
     * @param says what to see in it, or ""
     * @param x what the horizontal axis shows
     * @param y what the vertical axis shows
     * @param type {@code bar} or {@code line}
     * @param labels the places on the horizontal axis
     * @param series the values
     * @param limitIndex the label at which the model's limit stands, or -1
     * @param limitText what the limit is called
     */
    public record Chart(
            String id,
            String title,
            String says,
            String x,
            String y,
            String type,
            List<String> labels,
            List<Series> series,
            int limitIndex,
            String limitText) {
        /** {@return the heads of the table} */
        public List<String> heads() {
            return Columns.of(x, series.stream().map(Series::label).toList());
        }

        /** {@return the rows of the table} */
        public List<List<String>> rows() {
            return IntStream.range(0, labels.size())
                    .mapToObj(i -> Columns.of(
                            labels.get(i),
                            series.stream().map(one -> one.shown().get(i)).toList()))
                    .toList();
        }
    }

    /**
     * One row of bars or one line.
     *
     * @param label what it is
     * @param values its values
     * @param shown its values as people read them
     * @param chosen the label that was chosen, or -1
     */
    public record Series(String label, List<? extends Number> values, List<String> shown, int chosen) {}

    private static final class Columns {
        static List<String> of(String first, List<String> others) {
            return Stream.concat(Stream.of(first), others.stream()).toList();
        }
    }
}
