/** Renders reports, one small class a format. */
@NullMarked
package io.github.tuneprep.render;

import org.jspecify.annotations.NullMarked;
