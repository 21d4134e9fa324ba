package io.github.tuneprep.rules.file;

import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;

/** Reports: line is a string that holds JSON. */
public final class DoubleEncodedLine {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("double-encoded-line")
            .severity(Severity.ERROR)
            .always()
            .summary("line is a string that holds JSON")
            .why("""
                    The object was turned into text twice, usually by writing the result of json.dumps through json.dump. A server sees a string, not an object.""")
            .bad("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    "{\\"messages\\":[{\\"role\\":\\"user\\",\\"content\\":\\"Hi\\"},{\\"role\\":\\"assistant\\",\\"content\\":\\"Hello!\\"}]}"
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .build();

    private DoubleEncodedLine() {}
}
