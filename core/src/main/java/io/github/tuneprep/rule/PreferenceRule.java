package io.github.tuneprep.rule;

import io.github.tuneprep.example.PreferenceExample;

/** A rule that judges a pair of answers as one example. */
public interface PreferenceRule extends ExampleRule<PreferenceExample> {
    @Override
    default Class<PreferenceExample> appliesTo() {
        return PreferenceExample.class;
    }
}
