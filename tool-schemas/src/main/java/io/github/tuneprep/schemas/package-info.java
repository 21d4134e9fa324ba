/** Rules that hold tool calls against the JSON Schemas of the declared parameters. */
@NullMarked
package io.github.tuneprep.schemas;

import org.jspecify.annotations.NullMarked;
