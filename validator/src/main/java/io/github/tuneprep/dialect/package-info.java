/** File formats: each binds a JSON tree to an example and reports what does not fit. */
@NullMarked
package io.github.tuneprep.dialect;

import org.jspecify.annotations.NullMarked;
