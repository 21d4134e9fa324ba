/** Rules about questions that a grader rates (RFT). */
@NullMarked
package io.github.tuneprep.rules.reinforcement;

import org.jspecify.annotations.NullMarked;
