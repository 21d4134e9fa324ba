package io.github.tuneprep.rules.file;

import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;

/** Reports a line that is not exactly one JSON value. */
public final class InvalidJson {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("invalid-json")
            .severity(Severity.ERROR)
            .always()
            .summary("line is not JSON")
            .why("""
                    A server stops at the first line that is not JSON. The usual causes are Python dictionaries, trailing commas, comments and cut lines.""")
            .bad("""
                    {'messages': [{'role': 'user', 'content': 'Hi'}, {'role': 'assistant', 'content': 'Hello!'}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .references(
                    "OpenAI server message of 2023: Invalid file format. Example 1273 cannot be parsed. Error: line contains invalid json",
                    "messages of Python 3.13's module json (github.com/python/cpython, Lib/json/decoder.py and scanner.py)")
            .prevents(
                    "Invalid file format. Example 1273 cannot be parsed. Error: line contains invalid json: Expecting ',' delimiter: line 1 column 79 (char 78) (line 1273)",
                    "Expecting property name enclosed in double quotes: line 1 column 2 (char 1)",
                    "Unterminated string starting at: line 1 column 30 (char 29)",
                    "Extra data: line 1 column 70 (char 69)",
                    "Invalid control character at: line 1 column 30 (char 29)")
            .build();

    private InvalidJson() {}
}
