package io.github.tuneprep.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.tuneprep.Validator;
import io.github.tuneprep.catalogue.UnknownNameException;
import io.github.tuneprep.fix.LineFixes;
import io.github.tuneprep.render.RuleRenderer;
import io.github.tuneprep.rule.Rule;
import io.github.tuneprep.rule.RuleInfo;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tuneprep explain}. */
@Command(
        name = "explain",
        description = "Explain a rule: why it matters, with a bad and a good example.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tuneprep explain missing-assistant-message",
            "  tuneprep explain --message \"Training file has 7 example(s), but must have at least 10 examples\""
        })
final class ExplainCommand extends Subcommand {
    private static final String MODERATION =
            "No rule prevents this message: the provider has judged what the texts are about, which no rule does.";

    @Parameters(arity = "0..1", paramLabel = "RULE", description = "The name of the rule; see 'tuneprep rules'.")
    private @Nullable String name;

    @Option(names = "--message", paramLabel = "TEXT", description = "Find the rule that prevents what a server said.")
    private @Nullable String message;

    @Option(names = "--format", paramLabel = "FORMAT", description = "text or json (default: text).")
    private Format format = Format.TEXT;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws IOException {
        output.check(List.of());
        if (name != null && message != null) {
            throw new IllegalArgumentException("name a rule or give --message, not both");
        }
        List<RuleInfo> rules = Validator.rules().stream().map(Rule::info).toList();
        List<RuleInfo> explained = message == null ? List.of(named(rules)) : ServerMessages.rulesFor(message, rules);
        if (message != null && explained.isEmpty() && ServerMessages.isOfModeration(message)) {
            output.write(console(), out -> {
                if (format == Format.JSON) {
                    RuleRenderer.noneJson(MODERATION, out);
                } else {
                    out.write((MODERATION + "\n").getBytes(UTF_8));
                }
            });
            return 0;
        }
        if (message != null && explained.isEmpty()) {
            throw new IllegalArgumentException("no rule is known for a message like this" + perhaps(message, rules));
        }
        RuleInfo rule = explained.get(0);
        String others = explained.stream().skip(1).map(RuleInfo::name).collect(Collectors.joining(", "));
        output.write(console(), out -> {
            if (format == Format.JSON) {
                RuleRenderer.explainJson(rule, out);
            } else {
                RuleRenderer.explain(rule, fix(rule), out);
                out.write((others.isEmpty() ? "" : "\nThe message may also be of: " + others + "\n").getBytes(UTF_8));
            }
        });
        return 0;
    }

    /** {@return what the command fix does about the rule, or "" when it does nothing} */
    static String fix(RuleInfo rule) {
        LineFixes.Described fix = LineFixes.described().get(rule.name());
        if (fix == null) {
            return "";
        }
        return fix.summary() + (fix.safe() ? "" : ", with --unsafe");
    }

    private RuleInfo named(List<RuleInfo> rules) {
        String wanted = name;
        if (wanted == null) {
            throw new IllegalArgumentException("name a rule, or give --message");
        }
        return rules.stream()
                .filter(info -> info.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new UnknownNameException(
                        "rule", wanted, rules.stream().map(RuleInfo::name).toList()));
    }

    private static String perhaps(String said, List<RuleInfo> rules) {
        List<RuleInfo> perhaps = ServerMessages.perhaps(said, rules);
        return perhaps.isEmpty()
                ? ""
                : "; perhaps " + perhaps.stream().map(RuleInfo::name).collect(Collectors.joining(", "))
                        + " (tuneprep explain RULE)";
    }
}
