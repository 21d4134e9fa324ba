/** From a source to blocks of whole lines. */
@NullMarked
package io.github.tuneprep.read;

import org.jspecify.annotations.NullMarked;
