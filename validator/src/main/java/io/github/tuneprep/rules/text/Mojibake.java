package io.github.tuneprep.rules.text;

import io.github.tuneprep.catalogue.Target;
import io.github.tuneprep.json.ByteScan;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import io.github.tuneprep.rule.TextRule;
import io.github.tuneprep.rule.Trigger;
import java.util.List;

/** Reports: a text was read in the wrong encoding. */
public final class Mojibake implements TextRule {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("mojibake")
            .severity(Severity.WARNING)
            .summary("a text was read in the wrong encoding")
            .why("""
                    Text in UTF-8 that a program took for Windows-1252 shows two or three odd letters for each accent and each quote. The model learns to write them. Export the data again as UTF-8.""")
            .bad("""
                    {"messages":[{"role":"user","content":"Is it \u00c3\u00a9t\u00c3\u00a9 yet?"},{"role":"assistant","content":"It\u00e2\u20ac\u2122s near."}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"Is it \u00e9t\u00e9 yet?"},{"role":"assistant","content":"It\u2019s near."}]}
                    """)
            .build();

    @Override
    public RuleInfo info() {
        return INFO;
    }

    /** What letters with accents, and quotes, become when they are encoded twice. */
    private static final List<Trigger> TRIGGERS =
            List.of(new Trigger("\u00C3", "\u0082\u0083", "\u00C2"), Trigger.of("\u00C3\u00A2\u00E2"));

    @Override
    public List<Trigger> triggers() {
        return TRIGGERS;
    }

    @Override
    public void check(JsonString where, Target target, FindingSink findings) {
        byte[] text = where.textBytes();
        int from = where.textStart();
        int to = where.textEnd();
        for (int at = ByteScan.indexOf(text, from, to, (byte) 0xC3);
                at + 3 < to;
                at = ByteScan.indexOf(text, at + 1, to, (byte) 0xC3)) {
            if (isTwice(text, at, to)) {
                findings.report(where, "text holds UTF-8 that was read as Windows-1252");
                return;
            }
        }
    }

    /** Finds an accent or a quote that was encoded twice: U+00C2 or U+00C3 and U+0080 to U+00BF, or U+00E2 U+20AC. */
    private static boolean isTwice(byte[] text, int at, int to) {
        int second = text[at + 1] & 0xFF;
        int third = text[at + 2] & 0xFF;
        int fourth = text[at + 3] & 0xFF;
        if (second == 0x82 || second == 0x83) {
            // A capital letter with an accent does not stand before a sign in one word of any language.
            return third == 0xC2
                    && fourth >= 0x80
                    && fourth <= 0xBF
                    && fourth != 0xA0
                    && fourth != 0xAB
                    && fourth != 0xBB;
        }
        return second == 0xA2 && third == 0xE2 && at + 4 < to && fourth == 0x82 && (text[at + 4] & 0xFF) == 0xAC;
    }
}
