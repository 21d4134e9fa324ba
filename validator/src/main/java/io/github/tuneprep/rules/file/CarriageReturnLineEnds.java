package io.github.tuneprep.rules.file;

import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;

/** Reports: lines end with a carriage return only. */
public final class CarriageReturnLineEnds {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("carriage-return-line-ends")
            .severity(Severity.WARNING)
            .summary("lines end with a carriage return only")
            .why("""
                    Readers that split at line feeds see the whole file as one line. What a server does is not documented.""")
            .bad("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}\015{"messages":[{"role":"user","content":"Hey"},{"role":"assistant","content":"Hello!"}]}\015""")
            .good("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    {"messages":[{"role":"user","content":"Hey"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .build();

    private CarriageReturnLineEnds() {}
}
