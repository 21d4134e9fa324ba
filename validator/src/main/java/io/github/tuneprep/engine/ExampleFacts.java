package io.github.tuneprep.engine;

import io.github.tuneprep.catalogue.Target;
import io.github.tuneprep.example.Example;
import io.github.tuneprep.json.JsonValue;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.Fingerprint;
import io.github.tuneprep.tokens.ExampleTokens;
import org.jspecify.annotations.Nullable;

/** The facts of one example, computed when somebody asks. */
final class ExampleFacts implements Facts {
    private final Example example;
    private final String dialect;
    private final ExampleTokenizer tokenizer;
    private @Nullable ExampleTokens tokens;
    private @Nullable Fingerprint fingerprint;

    ExampleFacts(Example example, String dialect, ExampleTokenizer tokenizer) {
        this.example = example;
        this.dialect = dialect;
        this.tokenizer = tokenizer;
    }

    @Override
    public Target target() {
        return tokenizer.target(example);
    }

    @Override
    public String dialect() {
        return dialect;
    }

    @Override
    public ExampleTokens tokens() {
        if (tokens == null) {
            tokens = tokenizer.count(example);
        }
        return tokens;
    }

    @Override
    public Fingerprint fingerprint() {
        if (fingerprint == null) {
            fingerprint = Fingerprinter.of(example);
        }
        return fingerprint;
    }

    @Override
    public long hash(JsonValue value) {
        return Fingerprinter.hash(value);
    }
}
