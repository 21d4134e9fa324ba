/** Programs that measure speed; see docs/performance.md. */
@NullMarked
package io.github.tuneprep.benchmarks;

import org.jspecify.annotations.NullMarked;
