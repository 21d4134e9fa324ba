/** Hostile input for everything that reads files. */
@NullMarked
package io.github.tuneprep.fuzz;

import org.jspecify.annotations.NullMarked;
