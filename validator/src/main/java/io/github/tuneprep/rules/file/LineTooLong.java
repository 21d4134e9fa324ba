package io.github.tuneprep.rules.file;

import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;

/** Reports a line beyond the length that is read. */
public final class LineTooLong {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("line-too-long")
            .severity(Severity.ERROR)
            .always()
            .summary("line is longer than the reader takes")
            .why("""
                    A line is read as a whole. A line beyond the limit is not a training example of any known model; it is skipped, and the lines behind it are still checked.""")
            .bad("""

                    """)
            .good("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .build();

    private LineTooLong() {}
}
