package io.github.tuneprep.rules.shape;

import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;

/** Reports: a value has another type than the format says, and the provider's checker does not look at it. */
public final class UncheckedType {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("unchecked-type")
            .severity(Severity.WARNING)
            .summary("a value has another type than the format says, and the provider's checker does not look at it")
            .why("""
                    Together's client takes names and reasoning of any type, and lists of content parts under text; Mistral's trainer passes names over. What the servers do with them is not documented; at other providers it is an error (wrong-type).""")
            .bad("""
                    {"messages":[{"role":"user","content":"Hi","name":5},{"role":"assistant","content":"Hello!"}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"Hi","name":"anna"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .provider("together")
            .references(
                    "github.com/togethercomputer/together-python commit eba5e5f, src/together/utils/files.py (2025-12-23)",
                    "github.com/mistralai/mistral-finetune commit 1943535, finetune/data/tokenize.py (2026-06-12)")
            .build();

    private UncheckedType() {}
}
