package io.github.tuneprep.rules.file;

import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;

/** Reports: line is blank. */
public final class BlankLine {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("blank-line")
            .severity(Severity.WARNING)
            .summary("line is blank")
            .why("""
                    Some clients skip blank lines and some refuse them (Together stops at the first); OpenAI does not say.""")
            .bad("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}

                    {"messages":[{"role":"user","content":"Hey"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    {"messages":[{"role":"user","content":"Hey"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .build();

    private BlankLine() {}
}
