package io.github.tuneprep.rules.file;

import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;

/** Reports: objects are spread over several lines. */
public final class PrettyPrintedJson {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("pretty-printed-json")
            .severity(Severity.ERROR)
            .always()
            .summary("objects are spread over several lines")
            .why("""
                    JSON Lines has one whole object on each line. A server reads the first line, which is only the beginning of an object, and refuses the file.""")
            .bad("""
                    {
                      "messages": [
                        {"role": "user", "content": "Hi"},
                        {"role": "assistant", "content": "Hello!"}
                      ]
                    }
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .build();

    private PrettyPrintedJson() {}
}
