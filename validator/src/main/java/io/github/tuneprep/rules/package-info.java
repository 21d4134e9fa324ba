/** The registry of built-in rules. */
@NullMarked
package io.github.tuneprep.rules;

import org.jspecify.annotations.NullMarked;
