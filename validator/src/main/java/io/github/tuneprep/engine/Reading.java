package io.github.tuneprep.engine;

import java.util.function.LongConsumer;

/**
 * How datasets are read.
 *
 * @param threads workers, at least 1
 * @param maxLineBytes longest line that is read, in bytes; longer ones give a finding
 * @param progress told how many more bytes were read; called from the workers
 */
public record Reading(int threads, int maxLineBytes, LongConsumer progress) {
    /** Longest line that is read unless something else is asked for: 64 MiB. */
    public static final int DEFAULT_MAX_LINE_BYTES = 64 << 20;
}
