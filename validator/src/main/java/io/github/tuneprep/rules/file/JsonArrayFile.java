package io.github.tuneprep.rules.file;

import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;

/** Reports: file is one JSON list. */
public final class JsonArrayFile {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("json-array-file")
            .severity(Severity.ERROR)
            .always()
            .summary("file is one JSON list")
            .why("""
                    JSON Lines has one object on each line and no brackets around them. A server reads the first line, which is no object, and refuses the file.""")
            .bad("""
                    [
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]},
                    {"messages":[{"role":"user","content":"Hey"},{"role":"assistant","content":"Hello!"}]}
                    ]
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    {"messages":[{"role":"user","content":"Hey"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .build();

    private JsonArrayFile() {}
}
