package io.github.tuneprep.rule;

import io.github.tuneprep.catalogue.Target;
import io.github.tuneprep.json.JsonObject;

/** A rule about the JSON of a line, whatever format the line is in. */
public interface TreeRule extends Rule {
    /** Reports what is wrong with the object of a line. */
    void check(JsonObject line, Target target, FindingSink findings);
}
