/** Rules about examples that occur twice, or in both splits. */
@NullMarked
package io.github.tuneprep.rules.duplicates;

import org.jspecify.annotations.NullMarked;
