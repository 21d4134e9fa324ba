package io.github.tuneprep.rule;

import io.github.tuneprep.catalogue.Target;
import io.github.tuneprep.json.JsonValue;
import io.github.tuneprep.tokens.ExampleTokens;

/** Derived values of one example, each computed at most once and only when asked for. Confined to one thread. */
public interface Facts {
    /** {@return what the dataset is prepared for} */
    Target target();

    /** {@return the file format that the example is in, such as {@code openai-chat}} */
    String dialect();

    /** {@return the tokens of the example} */
    ExampleTokens tokens();

    /** {@return the fingerprint of the example} */
    Fingerprint fingerprint();

    /** {@return a hash of a value of the example that depends on what it says, not on key order or white space} */
    long hash(JsonValue value);
}
