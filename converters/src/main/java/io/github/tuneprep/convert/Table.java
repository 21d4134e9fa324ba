package io.github.tuneprep.convert;

import io.github.tuneprep.rule.Quoted;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Turns the rows of a sheet or a CSV file into named cells: the first row holds the names of the columns. */
final class Table {
    /** What a spreadsheet shows where a formula failed. */
    static final Set<String> ERRORS =
            Set.of("#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!");

    private final RowReader.Sink sink;
    private final int numbered;
    private List<String> columns = List.of();

    /**
     * Starts a table.
     *
     * @param numbered 0 when its first row holds names; otherwise columns are called by their number, so many at least
     */
    Table(RowReader.Sink sink, int numbered) {
        this.sink = sink;
        this.numbered = numbered;
    }

    void row(long number, List<String> cells) throws IOException {
        int width = cells.size();
        while (width > 0 && cells.get(width - 1).isBlank()) {
            width--;
        }
        if (width == 0) {
            return;
        }
        boolean named = numbered == 0;
        if (named && columns.isEmpty()) {
            columns = cells.stream()
                    .map(name -> name.strip().toLowerCase(Locale.ROOT))
                    .toList();
            columns.stream()
                    .filter(name -> !name.isEmpty() && Collections.frequency(columns, name) > 1)
                    .distinct()
                    .forEach(name -> sink.warn(
                            "repeated-column",
                            "the first row names " + Quoted.name(name) + " more than once, the first of them is read"));
            return;
        }
        if (named && width > columns.size()) {
            sink.refuse(number, "row has more cells than the first row has names");
            return;
        }
        Map<String, String> byName = new LinkedHashMap<>();
        for (int i = 0; i < Math.max(cells.size(), named ? columns.size() : numbered); i++) {
            // A row may end before its last columns, where these are empty.
            String cell = i < cells.size() ? cells.get(i) : "";
            if (ERRORS.contains(cell.strip())) {
                sink.refuse(number, "row holds the error value of a formula");
                return;
            }
            byName.putIfAbsent(named ? (i < columns.size() ? columns.get(i) : "") : String.valueOf(i + 1), cell);
        }
        sink.row(new Row(number, byName, null));
    }
}
