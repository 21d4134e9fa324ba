/** Rules about sizes, limits, models and money. */
@NullMarked
package io.github.tuneprep.rules.limits;

import org.jspecify.annotations.NullMarked;
