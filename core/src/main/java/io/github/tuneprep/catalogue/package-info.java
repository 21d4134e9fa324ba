/** Providers, base models and their limits: dated data, never code. */
@NullMarked
package io.github.tuneprep.catalogue;

import org.jspecify.annotations.NullMarked;
