package io.github.tuneprep.report;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The tokens of a dataset and of each of its lines.
 *
 * @param summary the totals
 * @param perLine total tokens by line, counted from 1; lines that hold no example are not in it
 */
public record DatasetCount(DatasetSummary summary, SortedMap<Long, Integer> perLine) {
    /** Copies the map. */
    public DatasetCount {
        perLine = Collections.unmodifiableSortedMap(new TreeMap<>(perLine));
    }
}
