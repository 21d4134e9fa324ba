/** Mends datasets: {@link io.github.tuneprep.fix.Fixer} changes what rules complain about and nothing else. */
@NullMarked
package io.github.tuneprep.fix;

import org.jspecify.annotations.NullMarked;
