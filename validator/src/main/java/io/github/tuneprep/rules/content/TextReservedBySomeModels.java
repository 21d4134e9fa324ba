package io.github.tuneprep.rules.content;

import io.github.tuneprep.catalogue.BaseModel;
import io.github.tuneprep.catalogue.Target;
import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.rule.ChatRule;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reports: a text holds words that some base models reserve, where none is chosen. */
public final class TextReservedBySomeModels implements ChatRule {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("text-reserved-by-some-models")
            .severity(Severity.WARNING)
            .summary("a text holds words that some base models reserve, and none is chosen")
            .why("""
                    A job with such a text fails on these models, which mark their turns with the words. With --model it is an error of the rule reserved-text, or none.""")
            .bad("""
                    {"schemaVersion":"bedrock-conversation-2024","messages":[{"role":"user","content":[{"text":"User: hi"}]},{"role":"assistant","content":[{"text":"Hello!"}]}]}
                    """)
            .good("""
                    {"schemaVersion":"bedrock-conversation-2024","messages":[{"role":"user","content":[{"text":"Hi"}]},{"role":"assistant","content":[{"text":"Hello!"}]}]}
                    """)
            .provider("bedrock")
            .references("docs.aws.amazon.com, Nova user guide, Guidelines for preparing your data (read 2026)")
            .build();

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public boolean concerns(Target target) {
        return target.model() == null && target.provider().models().stream().anyMatch(ReservedText::isReserving);
    }

    @Override
    public void check(ChatExample example, Facts facts, FindingSink findings) {
        Target target = facts.target();
        List<BaseModel> reserving = new ArrayList<>(0);
        for (BaseModel model : target.provider().models()) {
            if (ReservedText.isReserving(model)
                    && !model.isOver(target.today())
                    && model.dialects().contains(facts.dialect())) {
                reserving.add(model);
            }
        }
        if (reserving.isEmpty()) {
            return; // nearly always
        }
        Set<String> anywhere = new LinkedHashSet<>();
        Set<String> inPrompts = new LinkedHashSet<>();
        for (BaseModel model : reserving) {
            anywhere.addAll(model.reservedTexts());
            inPrompts.addAll(model.reservedInPrompts());
        }
        ReservedText.report(
                example, anywhere, inPrompts, "some of the base models that may be meant reserve", findings);
    }
}
