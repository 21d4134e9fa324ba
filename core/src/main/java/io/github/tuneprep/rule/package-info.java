/** What a rule is, what it may ask, and where it reports. */
@NullMarked
package io.github.tuneprep.rule;

import org.jspecify.annotations.NullMarked;
