/** Findings, statistics, cost and the report that holds them. */
@NullMarked
package io.github.tuneprep.report;

import org.jspecify.annotations.NullMarked;
