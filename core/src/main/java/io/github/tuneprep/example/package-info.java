/** The canonical training example that every file format is bound to. */
@NullMarked
package io.github.tuneprep.example;

import org.jspecify.annotations.NullMarked;
