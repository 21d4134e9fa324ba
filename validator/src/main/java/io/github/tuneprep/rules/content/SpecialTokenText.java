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

/** Reports: a text spells a special token. */
public final class SpecialTokenText implements TextRule {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("special-token-text")
            .severity(Severity.INFO)
            .summary("a text spells a special token")
            .why("""
                    Special tokens are put in by the server. In a text they are counted and trained as ordinary characters, so the model learns to write them out; usually they are left over from another format.""")
            .bad("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!<|endoftext|>"}]}
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
    public void check(JsonString text, Target target, FindingSink findings) {
        for (String token : SpecialTokens.in(text)) {
            if (!target.provider().refusedTexts().contains(token)) {
                findings.report(text, "text spells the special token " + Quoted.name(token));
            }
        }
    }
}
