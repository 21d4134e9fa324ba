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
                    A line is read as a whole, so its length is bounded. No text of that length is an example of a known model, but several large pictures may be: raise the limit line-bytes for these. The line is skipped, and those behind it are still checked.""")
            .bad("""

                    """)
            .good("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .build();

    private LineTooLong() {}
}
