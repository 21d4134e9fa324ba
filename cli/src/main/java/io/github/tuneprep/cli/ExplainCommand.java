package io.github.tuneprep.cli;

import io.github.tuneprep.Validator;
import io.github.tuneprep.catalogue.UnknownNameException;
import io.github.tuneprep.render.RuleRenderer;
import io.github.tuneprep.rule.Rule;
import io.github.tuneprep.rule.RuleInfo;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tuneprep explain}. */
@Command(name = "explain", description = "Explain a rule: why it matters, with a bad and a good example.")
final class ExplainCommand extends Subcommand {
    @Parameters(paramLabel = "RULE", description = "The name of the rule; see 'tuneprep rules'.")
    private String name = "";

    @Option(names = "--format", paramLabel = "FORMAT", description = "text or json (default: text).")
    private CheckCommand.Format format = CheckCommand.Format.TEXT;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws IOException {
        output.check();
        List<RuleInfo> rules = Validator.rules().stream().map(Rule::info).toList();
        RuleInfo rule = rules.stream()
                .filter(info -> info.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UnknownNameException(
                        "rule", name, rules.stream().map(RuleInfo::name).toList()));
        output.write(console(), out -> {
            if (format == CheckCommand.Format.JSON) {
                RuleRenderer.explainJson(rule, out);
            } else {
                RuleRenderer.explain(rule, out);
            }
        });
        return 0;
    }
}
