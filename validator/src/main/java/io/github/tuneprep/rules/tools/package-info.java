/** Rules about functions, tools and calls. */
@NullMarked
package io.github.tuneprep.rules.tools;

import org.jspecify.annotations.NullMarked;
