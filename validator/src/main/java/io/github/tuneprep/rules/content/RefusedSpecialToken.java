package io.github.tuneprep.rules.content;

import io.github.tuneprep.catalogue.BaseModel;
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
                    Texts that spell the control tokens of the tokenizer have made tuning jobs fail; the
                    server named one of the three that stand for the middle of a text, and the other two
                    are taken to be refused like it.""")
            .bad("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello <|fim_suffix|>!"}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .prevents("Invalid file format. Example 6174 message contains an invalid token: <|fim_suffix|>.")
            .references("OpenAI server message: github.com/johny-b/llmcomp issue 59 (2026-02-12)")
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
        // Models with another tokenizer have other tokens.
        BaseModel model = target.model();
        return !target.provider().refusedTexts().isEmpty() && (model == null || model.encoding() != null);
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
