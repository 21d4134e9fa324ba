/** Rules about the file and its lines, before anything is bound. */
@NullMarked
package io.github.tuneprep.rules.file;

import org.jspecify.annotations.NullMarked;
