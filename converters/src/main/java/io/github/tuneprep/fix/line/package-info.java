/** What mends one kind of finding in one line, one small class each. */
@NullMarked
package io.github.tuneprep.fix.line;

import org.jspecify.annotations.NullMarked;
