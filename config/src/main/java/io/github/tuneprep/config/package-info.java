/** {@code tuneprep.yaml} and the baseline file. */
@NullMarked
package io.github.tuneprep.config;

import org.jspecify.annotations.NullMarked;
