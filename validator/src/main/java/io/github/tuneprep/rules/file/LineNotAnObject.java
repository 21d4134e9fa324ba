package io.github.tuneprep.rules.file;

import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;

/** Reports: line is JSON but not an object. */
public final class LineNotAnObject {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("line-not-an-object")
            .severity(Severity.ERROR)
            .always()
            .summary("line is JSON but not an object")
            .why("""
                    Every line has to be a JSON object. A list, a number or a text is refused.""")
            .bad("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    ["Hi", "Hello!"]
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .prevents(
                    "Expected file to have JSONL format, where every line is a JSON dictionary. Line 1 is not a dictionary")
            .build();

    private LineNotAnObject() {}
}
