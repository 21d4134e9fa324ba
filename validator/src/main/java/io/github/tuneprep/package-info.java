/** The library call: {@link io.github.tuneprep.Validator} checks datasets and returns a report. */
@NullMarked
package io.github.tuneprep;

import org.jspecify.annotations.NullMarked;
