package io.github.tuneprep.rules.content;

import io.github.tuneprep.catalogue.Target;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.Quoted;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import io.github.tuneprep.rule.TreeRule;

/** Reports: a text holds a special token that fails the job. */
public final class RefusedSpecialToken implements TreeRule {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("refused-special-token")
            .severity(Severity.ERROR)
            .summary("a text holds a special token that fails the job")
            .why("""
                    Texts that spell the control tokens of the tokenizer have made tuning jobs fail.""")
            .bad("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello <|fim_suffix|>!"}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .build();

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(JsonObject line, Target target, FindingSink findings) {
        SpecialTokens.visit(line, (string, token) -> {
            if (target.provider().refusedTexts().contains(token)) {
                findings.report(string, "text holds " + Quoted.name(token) + ", which fails the job");
            }
        });
    }
}
