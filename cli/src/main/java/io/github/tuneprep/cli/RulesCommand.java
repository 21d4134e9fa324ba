package io.github.tuneprep.cli;

import io.github.tuneprep.Validator;
import io.github.tuneprep.render.RuleRenderer;
import io.github.tuneprep.rule.Rule;
import io.github.tuneprep.rule.RuleInfo;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tuneprep rules}. */
@Command(name = "rules", description = "List every rule.")
final class RulesCommand extends Subcommand {
    @Option(names = "--format", paramLabel = "FORMAT", description = "text or json (default: text).")
    private Format format = Format.TEXT;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws IOException {
        output.check(List.of());
        List<RuleInfo> rules = Validator.rules().stream().map(Rule::info).toList();
        output.write(console(), out -> {
            if (format == Format.JSON) {
                RuleRenderer.listJson(rules, out);
            } else {
                RuleRenderer.listText(rules, out);
            }
        });
        return 0;
    }
}
