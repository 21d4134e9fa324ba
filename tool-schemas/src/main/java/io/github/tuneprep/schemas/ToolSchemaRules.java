package io.github.tuneprep.schemas;

import io.github.tuneprep.rule.Rule;
import io.github.tuneprep.rule.RuleProvider;
import java.util.List;

/** Found by its service. */
public final class ToolSchemaRules implements RuleProvider {
    /** Made by {@link java.util.ServiceLoader}. */
    public ToolSchemaRules() {}

    @Override
    public List<Rule> rules() {
        return List.of(new ArgumentsAgainstParameters(), new InvalidParameters());
    }
}
