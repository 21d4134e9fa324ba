package io.github.tuneprep.report;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The tokens of a dataset.
 *
 * @param encoding the encoding they are counted in
 * @param exact false when a part is estimated by a published approximation (tool definitions, images)
 * @param total everything the server counts
 * @param content tokens of the texts alone
 * @param trained tokens the loss is computed on
 * @param perExample total tokens of an example
 * @param trainedPerExample trained tokens of an example
 * @param byRole tokens of texts and calls by role; {@code prompt} and {@code completion} for that format
 * @param billable total tokens when no example counts more than the model's limit
 * @param examplesOverLimit examples longer than the model's limit
 * @param unmeasuredImages images whose tokens are not known, or only the least that an image takes: they are not
 *     embedded, or no formula is known for the base model
 */
public record TokenSummary(
        String encoding,
        boolean exact,
        long total,
        long content,
        long trained,
        Distribution perExample,
        Distribution trainedPerExample,
        SortedMap<String, Long> byRole,
        long billable,
        long examplesOverLimit,
        long unmeasuredImages) {
    /** Copies the map. */
    public TokenSummary {
        byRole = Collections.unmodifiableSortedMap(new TreeMap<>(byRole));
    }
}
