/** The goals; each a thin adapter. */
@NullMarked
package io.github.tuneprep.maven;

import org.jspecify.annotations.NullMarked;
