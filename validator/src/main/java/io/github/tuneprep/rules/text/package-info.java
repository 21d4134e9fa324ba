/** Rules about single texts, whatever the format of the line. */
@NullMarked
package io.github.tuneprep.rules.text;

import org.jspecify.annotations.NullMarked;
