package io.github.tuneprep.rules.file;

import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;

/** Reports a workbook, an archive or another binary file. */
public final class NotJsonLines {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("not-json-lines")
            .severity(Severity.ERROR)
            .always()
            .summary("file is in another format")
            .why("""
                    Tuning takes JSON Lines. Workbooks, archives and other binary files are refused.""")
            .bad("""
                    PK\003\004""")
            .good("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .build();

    private NotJsonLines() {}
}
