/** AssertJ assertions: start at {@link io.github.tuneprep.assertions.TuneprepAssertions}. */
@NullMarked
package io.github.tuneprep.assertions;

import org.jspecify.annotations.NullMarked;
