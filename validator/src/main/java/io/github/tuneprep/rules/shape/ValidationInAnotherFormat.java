package io.github.tuneprep.rules.shape;

import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;

/** Reports: the validation dataset is in another format than the training dataset. */
public final class ValidationInAnotherFormat {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("validation-in-another-format")
            .severity(Severity.ERROR)
            .summary("the validation dataset is in another format than the training dataset")
            .why("""
                    A job reads both files in one way. What is measured on another format says nothing of what was learnt, if it is read at all.""")
            .bad("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .validation("""
                    {"prompt":"Hey","completion":" Good day!"}
                    """, """
                    {"messages":[{"role":"user","content":"Hey"},{"role":"assistant","content":"Good day!"}]}
                    """)
            .references(
                    "OpenAI fine-tuning guide, copy of late 2024: the test file has the same format as the training file")
            .build();

    private ValidationInAnotherFormat() {}
}
