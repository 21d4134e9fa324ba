/** Runs while Tuneprep is built, to write the tables the counters read; not part of the jar. */
@NullMarked
package io.github.tuneprep.tokenizer.tables;

import org.jspecify.annotations.NullMarked;
