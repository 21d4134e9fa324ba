package io.github.tuneprep.rules.file;

import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import java.nio.charset.StandardCharsets;

/** Reports bytes that are not UTF-8: another encoding, a cut character, encoded surrogates. */
public final class NotUtf8 {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("not-utf-8")
            .severity(Severity.ERROR)
            .always()
            .summary("bytes are not UTF-8")
            .why("""
                    Every provider asks for UTF-8. Bytes of another encoding are refused, or replaced without a word so that the model learns damaged text.""")
            .bad("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello \351!"}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello \351!"}]}
                    """)
            .badCharset(StandardCharsets.ISO_8859_1)
            .prevents("'utf-8' codec can't decode byte 0xe9 in position 75: invalid continuation byte")
            .references("message of Python's codecs (docs.python.org, UnicodeDecodeError)")
            .build();

    private NotUtf8() {}
}
