package io.github.tuneprep.rules.content;

import io.github.tuneprep.catalogue.Target;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.Quoted;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import io.github.tuneprep.rule.TextRule;
import io.github.tuneprep.rule.Trigger;
import java.util.List;

/** Reports: a text holds a special token that fails the job. */
public final class RefusedSpecialToken implements TextRule {
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
    public List<Trigger> triggers() {
        return SpecialTokens.triggers();
    }

    @Override
    public boolean concerns(Target target) {
        return !target.provider().refusedTexts().isEmpty();
    }

    @Override
    public void check(JsonString text, Target target, FindingSink findings) {
        for (String token : SpecialTokens.in(text)) {
            if (target.provider().refusedTexts().contains(token)) {
                findings.report(text, "text holds " + Quoted.name(token) + ", which fails the job");
            }
        }
    }
}
