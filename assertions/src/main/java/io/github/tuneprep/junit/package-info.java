/** JUnit 5 and 6: {@link io.github.tuneprep.junit.DatasetTest} and {@link io.github.tuneprep.junit.DatasetSource}. */
@NullMarked
package io.github.tuneprep.junit;

import org.jspecify.annotations.NullMarked;
