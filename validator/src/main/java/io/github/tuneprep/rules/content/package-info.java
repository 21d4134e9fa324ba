/** Rules about what messages say. */
@NullMarked
package io.github.tuneprep.rules.content;

import org.jspecify.annotations.NullMarked;
