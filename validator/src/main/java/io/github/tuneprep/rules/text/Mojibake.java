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

    /** What Windows-1252 has for the bytes from 80 to 9F; where it has nothing, browsers keep the code. */
    private static final String WINDOWS = "\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160"
            + "\u2039\u0152\u008d\u017d\u008f\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161"
            + "\u203a\u0153\u009d\u017e\u0178";

    private static final String PUNCTUATION = "\u2018\u2019\u201a\u201c\u201d\u201e\u2013\u2014\u2026\u2039\u203a";

    /** What the second letter begins with in UTF-8. */
    private static final String SECOND = "\u00C2\u00C5\u00C6\u00CB\u00E2";

    /** What letters of two, and of three or four bytes become when they are encoded twice. */
    private static final List<Trigger> TRIGGERS = List.of(
            new Trigger("\u00C3", Trigger.range(0x82, 0x9B), SECOND),
            new Trigger("\u00C3", Trigger.range(0xA0, 0xB4), SECOND));

    /** So many letters that may have been encoded twice are no chance; two in a row are none, either. */
    private static final int ENOUGH = 3;

    @Override
    public List<Trigger> triggers() {
        return TRIGGERS;
    }

    @Override
    public void check(JsonString where, Target target, FindingSink findings) {
        if (isIn(where)) {
            findings.report(where, "text holds UTF-8 that was read as Windows-1252");
        }
    }

    /** {@return whether a text holds letters that were encoded twice} */
    static boolean isIn(JsonString where) {
        byte[] text = where.textBytes();
        int to = where.textEnd();
        int maybe = 0;
        int behind = -1;
        int at = ByteScan.indexOf(text, where.textStart(), to, (byte) 0xC3);
        while (at + 3 < to) {
            int end = endOfTwice(text, at, to);
            if (end > 0) {
                maybe++;
                if (isCertain(text, at) || at == behind || maybe == ENOUGH) {
                    return true;
                }
                behind = end;
            }
            at = ByteScan.indexOf(text, end > 0 ? end : at + 1, to, (byte) 0xC3);
        }
        return false;
    }

    /** {@return where letters end that are the bytes of one character beyond ASCII, or -1} */
    private static int endOfTwice(byte[] text, int from, int to) {
        int lead = (text[from + 1] & 0xFF) + 0x40;
        // From the capital U with two dots to the sharp s, letters stand before German quotes.
        int more = lead < 0xC2 || lead > 0xF4 ? 0 : lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead <= 0xDB ? 1 : 0;
        int at = from + 2;
        for (int i = 0; i < more; i++) {
            int length = at + 1 >= to ? 0 : (text[at] & 0xE0) == 0xC0 ? 2 : (text[at] & 0xF0) == 0xE0 ? 3 : 0;
            if (length == 0 || at + length > to) {
                return -1;
            }
            int letter = length == 2
                    ? (text[at] & 0x1F) << 6 | text[at + 1] & 0x3F
                    : (text[at] & 0x0F) << 12 | (text[at + 1] & 0x3F) << 6 | text[at + 2] & 0x3F;
            boolean isByte = more == 1
                    ? isSecondOfTwo(letter, lead)
                    : isByte(letter) || (lead == 0xE1 && i == 0 && letter == 0xBB);
            if (!isByte) {
                return -1;
            }
            at += length;
        }
        return more == 0 ? -1 : at;
    }

    /** French has quotes, and blanks that do not break before them, behind any letter. */
    private static boolean isByte(int letter) {
        boolean latin = letter >= 0x80 && letter <= 0xBF && letter != 0xA0 && letter != 0xAB && letter != 0xBB;
        return latin || WINDOWS.indexOf(letter) >= 0;
    }

    /** Words in capitals end before quotes and dashes, too. */
    private static boolean isSecondOfTwo(int letter, int lead) {
        return (isByte(letter) && PUNCTUATION.indexOf(letter) < 0) || (letter == 0xA0 && lead == 0xC2);
    }

    /** Finds a sign or a letter with an accent, a quote, a currency, an emoji: nothing else looks like these. */
    private static boolean isCertain(byte[] text, int at) {
        int lead = (text[at + 1] & 0xFF) + 0x40;
        if (lead == 0xE2) {
            int second = (text[at + 3] & 0xFF) << 8 | text[at + 4] & 0xFF;
            // The euro sign and the low quotes are the bytes 80, 82 and 84.
            boolean windows = text[at + 2] == (byte) 0xE2 && (second == 0x82AC || second == 0x809A || second == 0x809E);
            // Latin-1 has control characters there, which no text has.
            return windows || (text[at + 2] == (byte) 0xC2 && (text[at + 3] & 0xFF) < 0xA0);
        }
        return lead >= 0xF0 || (lead <= 0xC3 && text[at + 2] == (byte) 0xC2);
    }
}
