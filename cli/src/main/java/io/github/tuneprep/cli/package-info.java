/** The tuneprep command: a thin adapter over the library. */
@NullMarked
package io.github.tuneprep.cli;

import org.jspecify.annotations.NullMarked;
