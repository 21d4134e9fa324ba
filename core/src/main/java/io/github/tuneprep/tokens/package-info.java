/** The token counter interface and what counting an example gives. */
@NullMarked
package io.github.tuneprep.tokens;

import org.jspecify.annotations.NullMarked;
