package io.github.tuneprep.rules.shape;

import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;

/** Reports: lines are in different formats. */
public final class MixedDialects {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("mixed-dialects")
            .severity(Severity.ERROR)
            .summary("lines are in different formats")
            .why("""
                    A file has one format. The server takes it from the first lines and refuses the others.""")
            .bad("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    {"prompt":"Hi","completion":" Hello!"}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    {"messages":[{"role":"user","content":"Hey"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .references(
                    "OpenAI server message: Unexpected file format, expected either prompt/completion pairs or chat messages")
            .build();

    private MixedDialects() {}
}
