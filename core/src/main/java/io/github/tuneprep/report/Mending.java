package io.github.tuneprep.report;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was mended in a dataset.
 *
 * @param lines lines read
 * @param written lines written
 * @param removed lines taken out: blank ones and, where asked for, copies
 * @param mended how many findings were mended, by rule
 * @param needUnsafe how many findings only an unsafe change would mend, by rule
 */
public record Mending(
        long lines, long written, long removed, SortedMap<String, Long> mended, SortedMap<String, Long> needUnsafe) {
    /** Copies the maps. */
    public Mending {
        mended = Collections.unmodifiableSortedMap(new TreeMap<>(mended));
        needUnsafe = Collections.unmodifiableSortedMap(new TreeMap<>(needUnsafe));
    }
}
