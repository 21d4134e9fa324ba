package io.github.tuneprep.rules.content;

import io.github.tuneprep.example.TextExample;
import io.github.tuneprep.rule.ExampleRule;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;

/** Reports: a text is empty. */
public final class EmptyText implements ExampleRule<TextExample> {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("empty-text")
            .severity(Severity.WARNING)
            .summary("a text is empty")
            .why("""
                    An empty text teaches nothing, and is mostly a line that an export lost.""")
            .bad("""
                    {"text":" "}
                    """)
            .good("""
                    {"text":"Once upon a time."}
                    """)
            .provider("together")
            .build();

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Class<TextExample> appliesTo() {
        return TextExample.class;
    }

    @Override
    public void check(TextExample example, Facts facts, FindingSink findings) {
        if (example.text().isBlank()) {
            findings.report(example.text(), "text holds nothing but white space");
        }
    }
}
