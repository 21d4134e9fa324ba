package io.github.tuneprep.maven;

import io.github.tuneprep.Validator;
import io.github.tuneprep.catalogue.UnknownNameException;
import io.github.tuneprep.render.RuleRenderer;
import io.github.tuneprep.rule.Rule;
import io.github.tuneprep.rule.RuleInfo;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Explains a rule: why it matters, with a bad and a good example. */
@Mojo(name = "explain", threadSafe = true, requiresProject = false)
public final class ExplainMojo extends AbstractMojo {
    /** The name of the rule. */
    @Parameter(property = "tuneprep.rule", required = true)
    private String rule = "";

    /** Made by Maven. */
    public ExplainMojo() {}

    @Override
    public void execute() throws MojoExecutionException {
        List<RuleInfo> rules = Validator.rules().stream().map(Rule::info).toList();
        try {
            RuleInfo wanted = rules.stream()
                    .filter(info -> info.name().equals(rule))
                    .findFirst()
                    .orElseThrow(() -> new UnknownNameException(
                            "rule", rule, rules.stream().map(RuleInfo::name).toList()));
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            RuleRenderer.explain(wanted, "", text);
            text.toString(StandardCharsets.UTF_8).lines().forEach(getLog()::info);
        } catch (IllegalArgumentException | IOException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        }
    }
}
