/** Exact token counters for the OpenAI encodings. */
@NullMarked
package io.github.tuneprep.tokenizer;

import org.jspecify.annotations.NullMarked;
