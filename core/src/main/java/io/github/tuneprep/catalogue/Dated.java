package io.github.tuneprep.catalogue;

import java.time.LocalDate;

/**
 * A fact about a provider that may go stale.
 *
 * @param value the fact
 * @param source where it stands
 * @param asOf the day it was read there
 */
public record Dated<T>(T value, String source, LocalDate asOf) {}
