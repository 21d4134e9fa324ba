/** Rules about pairs of answers. */
@NullMarked
package io.github.tuneprep.rules.preference;

import org.jspecify.annotations.NullMarked;
