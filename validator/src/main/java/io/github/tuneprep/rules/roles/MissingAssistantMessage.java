package io.github.tuneprep.rules.roles;

import io.github.tuneprep.catalogue.BaseModel;
import io.github.tuneprep.catalogue.Method;
import io.github.tuneprep.catalogue.Provider;
import io.github.tuneprep.catalogue.Target;
import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.rule.ChatRule;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;

/** Reports conversations a model cannot learn from because nobody answers. */
public final class MissingAssistantMessage implements ChatRule {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("missing-assistant-message")
            .severity(Severity.ERROR)
            .summary("conversation has no assistant message")
            .why("""
                    Training needs at least one assistant message: it is the only text the loss is computed on.""")
            .bad("""
                    {"messages":[{"role":"user","content":"Hi"}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .references(
                    "github.com/openai/openai-cookbook, examples/Chat_finetuning_data_prep.ipynb (example_missing_assistant_message)")
            .build();

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public boolean needsAnswer() {
        return true;
    }

    @Override
    public void check(ChatExample example, Facts facts, FindingSink findings) {
        // A role that is written wrong has its own finding.
        if (example.lastAssistant() < 0
                && example.messages().stream()
                        .allMatch(message ->
                                isKnown(message.role(), facts.target().provider()))) {
            findings.report(
                    example.turns(),
                    "conversation has no assistant message"
                            + (mayBeQuestion(facts.target())
                                    ? "; a question for a grader is checked with --method rft"
                                    : ""));
        }
    }

    private static boolean mayBeQuestion(Target target) {
        BaseModel model = target.model();
        return target.method() == null
                && target.provider().dialects().containsKey(Method.RFT)
                && (model == null || model.methods().contains(Method.RFT));
    }

    private static boolean isKnown(String role, Provider provider) {
        return provider.roles().contains(role) || provider.undocumentedRoles().contains(role);
    }
}
