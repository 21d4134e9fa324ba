/** What a tuning job costs. */
@NullMarked
package io.github.tuneprep.cost;

import org.jspecify.annotations.NullMarked;
