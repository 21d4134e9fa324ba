package io.github.tuneprep.dialect;

import io.github.tuneprep.catalogue.Provider;
import io.github.tuneprep.example.Example;
import io.github.tuneprep.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** Reads one file format. Stateless and thread-safe. */
public interface Dialect {
    /** {@return the name of the command line and of reports} */
    String name();

    /** {@return whether the keys of a line show this format, as this provider may write them} */
    boolean claims(JsonObject line, Provider provider);

    /**
     * Binds a line and reports what does not fit the format.
     *
     * @return the example, or null when too much is wrong to judge it further
     */
    @Nullable
    Example bind(JsonObject line, Binding binding);
}
