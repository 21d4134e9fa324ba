/** Rules about images. */
@NullMarked
package io.github.tuneprep.rules.vision;

import org.jspecify.annotations.NullMarked;
