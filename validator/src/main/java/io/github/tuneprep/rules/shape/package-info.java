/** Rules about keys and types, reported while a line is bound. */
@NullMarked
package io.github.tuneprep.rules.shape;

import org.jspecify.annotations.NullMarked;
