/** Rules about roles, their order and their weights. */
@NullMarked
package io.github.tuneprep.rules.roles;

import org.jspecify.annotations.NullMarked;
