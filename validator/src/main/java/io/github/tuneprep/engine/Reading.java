package io.github.tuneprep.engine;

import io.github.tuneprep.Limits;
import java.util.function.LongConsumer;

/**
 * How datasets are read.
 *
 * @param threads workers, at least 1
 * @param limits what bounds memory and time
 * @param progress told how many more bytes were read; called from the workers
 */
public record Reading(int threads, Limits limits, LongConsumer progress) {}
