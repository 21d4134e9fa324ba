/** Turns what people have into lines that can be tuned on. */
@NullMarked
package io.github.tuneprep.convert;

import org.jspecify.annotations.NullMarked;
