package io.github.tuneprep.convert;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.util.CellReference;

/**
 * Cells of a sheet that are one over several rows: a person sees the value in each of them, the file holds it in the
 * first. Their list stands behind the rows, so the sheet is read twice.
 */
final class MergedCells {
    private static final Pattern RANGE = Pattern.compile(
            "(?:[a-z]{1,9}:)?mergeCell\\s.{0,99}?ref=\"([A-Z]{1,3})([0-9]{1,7}):[A-Z]{1,3}([0-9]{1,7})\".*");

    private static final int LONGEST_TAG = 200;

    /** More than any person makes; what is beyond is refused as empty. */
    private static final int MOST = 1_000_000;

    private record Range(int column, int first, int last) {}

    private record Shown(int last, String value) {}

    private final Iterator<Range> ranges;
    private final Map<Integer, Shown> open = new TreeMap<>();
    private final int count;
    private Range next = new Range(0, 0, 0);

    private MergedCells(List<Range> ranges) {
        this.count = ranges.size();
        this.ranges = ranges.iterator();
        advance();
    }

    static MergedCells of(InputStream sheet) throws IOException {
        List<Range> ranges = new ArrayList<>();
        Tags tags = new Tags(ranges);
        try (sheet) {
            byte[] chunk = new byte[1 << 16];
            for (int length = sheet.read(chunk); length >= 0 && ranges.size() < MOST; length = sheet.read(chunk)) {
                tags.read(chunk, length);
            }
        }
        ranges.sort(Comparator.comparingInt(Range::first).thenComparingInt(Range::column));
        return new MergedCells(ranges);
    }

    /** Goes from tag to tag; what stands between them is of no interest. */
    private static final class Tags {
        private final List<Range> ranges;
        private final byte[] tag = new byte[LONGEST_TAG];
        private int length;
        private boolean behindRows;

        Tags(List<Range> ranges) {
            this.ranges = ranges;
        }

        void read(byte[] chunk, int end) {
            for (int i = 0; i < end; i++) {
                byte b = chunk[i];
                if (b == '<') {
                    length = 0;
                } else if (b == '>') {
                    close();
                } else if (length < LONGEST_TAG) {
                    tag[length++] = b;
                }
            }
        }

        private void close() {
            if (behindRows) {
                Matcher range = RANGE.matcher(new String(tag, 0, length, US_ASCII));
                if (range.matches()) {
                    add(range);
                }
            } else {
                // Most tags are those of cells; they are told by one byte.
                behindRows = length > 0 && tag[0] == '/' && tag[length - 1] == 'a' && endsRows();
            }
        }

        private boolean endsRows() {
            return new String(tag, 1, length - 1, US_ASCII).matches("(?:[^:]{1,9}:)?sheetData");
        }

        private void add(Matcher range) {
            int first = Integer.parseInt(range.group(2));
            int last = Integer.parseInt(range.group(3));
            if (first < last) {
                ranges.add(new Range(CellReference.convertColStringToIndex(range.group(1)), first, last));
            }
        }
    }

    int count() {
        return count;
    }

    /**
     * Puts the values of cells that began in rows above into the empty cells of a row.
     *
     * @param number counted from 1; rows come in their order
     */
    void fill(int number, List<String> cells) {
        while (next.first() > 0 && next.first() <= number) {
            if (next.first() == number && next.column() < cells.size()) {
                open.put(next.column(), new Shown(next.last(), cells.get(next.column())));
            }
            advance();
        }
        open.values().removeIf(shown -> shown.last() < number);
        open.forEach((column, shown) -> {
            while (cells.size() <= column) {
                cells.add("");
            }
            if (cells.get(column).isEmpty()) {
                cells.set(column, shown.value());
            }
        });
    }

    private void advance() {
        next = ranges.hasNext() ? ranges.next() : new Range(0, 0, 0);
    }
}
