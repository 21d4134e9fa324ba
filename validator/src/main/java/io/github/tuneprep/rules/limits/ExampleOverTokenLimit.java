package io.github.tuneprep.rules.limits;

import io.github.tuneprep.example.Example;
import io.github.tuneprep.rule.ExampleRule;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import io.github.tuneprep.tokens.ExampleTokens;
import java.util.Locale;

/** Reports: an example is longer than the model trains on. */
public final class ExampleOverTokenLimit implements ExampleRule<Example> {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("example-over-token-limit")
            .severity(Severity.WARNING)
            .summary("an example is longer than the model trains on")
            .why("""
                    OpenAI cuts what is beyond the limit, without a word; the answer stands at the end, so it is the first thing lost. Others may refuse the example: they say what their limit is, not what they do.""")
            .bad("{\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"},{\"role\":\"assistant\",\"content\":\"Hello! "
                    + "and hello again, ".repeat(1200)
                    + "bye.\"}]}\n")
            .good("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .model("gpt-3.5-turbo-0613", "gpt-4.1-2025-04-14")
            .references(
                    "OpenAI fine-tuning best practices guide: longer examples are truncated at the end (read 2026-07-15)")
            .build();

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Class<Example> appliesTo() {
        return Example.class;
    }

    @Override
    public void check(Example example, Facts facts, FindingSink findings) {
        Integer limit = facts.target().maxExampleTokens();
        if (limit == null || facts.tokens().longest() <= limit) {
            return;
        }
        ExampleTokens tokens = facts.tokens();
        boolean nothingLeft = tokens.trained() > 0 && tokens.trainedBeyondLimit() >= tokens.trained();
        findings.report(
                example.source(),
                "example is longer than the limit of " + limit + " tokens"
                        + (nothingLeft ? ", and nothing that it teaches lies within it" : ""),
                String.format(
                        Locale.ROOT,
                        "%s%,d tokens, %,d of them beyond it, among these %,d that would be trained",
                        tokens.isExact() ? "" : "about ",
                        tokens.longest(),
                        tokens.longest() - limit,
                        tokens.trainedBeyondLimit()));
    }
}
