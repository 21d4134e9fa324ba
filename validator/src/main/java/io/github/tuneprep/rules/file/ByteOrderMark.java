package io.github.tuneprep.rules.file;

import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;

/** Reports a UTF-8 byte order mark at the start of a file. */
public final class ByteOrderMark {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("byte-order-mark")
            .severity(Severity.WARNING)
            .summary("file starts with a byte order mark")
            .why("""
                    Servers disagree: older Azure pages asked for the mark, Together refuses it, and OpenAI answered that line 1 is not a JSON dictionary. Without it every provider reads the file.""")
            .bad("""
                    \ufeff{"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .references(
                    "OpenAI server message of 2023: Expected file to have JSONL format, where every line is a JSON dictionary")
            .prevents(
                    "Expected file to have JSONL format, where every line is a JSON dictionary. Line 1 is not a dictionary")
            .build();

    private ByteOrderMark() {}
}
