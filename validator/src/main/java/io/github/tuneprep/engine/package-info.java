/** Runs the rules over a dataset, on one thread or many, and puts the report together. */
@NullMarked
package io.github.tuneprep.engine;

import org.jspecify.annotations.NullMarked;
