/** An immutable JSON tree whose nodes know the bytes they came from. */
@NullMarked
package io.github.tuneprep.json;

import org.jspecify.annotations.NullMarked;
