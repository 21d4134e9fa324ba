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
import java.util.Locale;

/** Reports: a text holds an invisible character. */
public final class InvisibleCharacter implements TextRule {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("invisible-character")
            .severity(Severity.WARNING)
            .summary("a text holds an invisible character")
            .why("""
                    Zero-width spaces, byte order marks inside of texts, characters that turn the direction of writing and tags cannot be seen and cost tokens. They come from copying web pages, and some hide instructions. Joiners of emoji and of Indic and Arabic letters are text and are not reported, nor is the no-break space.""")
            .bad("""
                    {"messages":[{"role":"user","content":"What is a\u200b token?"},{"role":"assistant","content":"A piece of text."}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"What is a token?"},{"role":"assistant","content":"A piece of text."}]}
                    """)
            .build();

    /** The bytes that invisible characters begin with. */
    private static final byte[] LEADS = {(byte) 0xE2, (byte) 0xE3, (byte) 0xEF, (byte) 0xF3};

    @Override
    public RuleInfo info() {
        return INFO;
    }

    /** U+200B, U+202A to U+202E, U+2060 to U+2069, U+3164, U+FEFF, the tags and selectors from U+E0000. */
    private static final List<Trigger> TRIGGERS = List.of(
            new Trigger("\u00E2", "\u0080", "\u008B\u00AA\u00AB\u00AC\u00AD\u00AE"),
            new Trigger("\u00E2", "\u0081", "\u00A0\u00A1\u00A2\u00A3\u00A4\u00A6\u00A7\u00A8\u00A9"),
            Trigger.of("\u00E3\u0085\u00A4"),
            Trigger.of("\u00EF\u00BB\u00BF"),
            new Trigger("\u00F3", "\u00A0", "\u0080\u0081\u0084\u0085\u0086\u0087"));

    @Override
    public List<Trigger> triggers() {
        return TRIGGERS;
    }

    @Override
    public void check(JsonString where, Target target, FindingSink findings) {
        byte[] text = where.textBytes();
        int from = where.textStart();
        int to = where.textEnd();
        for (byte lead : LEADS) {
            for (int at = ByteScan.indexOf(text, from, to, lead);
                    at + 2 < to;
                    at = ByteScan.indexOf(text, at + 1, to, lead)) {
                int codePoint = invisible(text, from, at, to);
                if (codePoint >= 0) {
                    findings.report(
                            where, String.format(Locale.ROOT, "text holds the invisible character U+%04X", codePoint));
                    return;
                }
            }
        }
    }

    /** {@return the invisible character at this byte, or -1} */
    private static int invisible(byte[] text, int from, int at, int to) {
        int second = text[at + 1] & 0xFF;
        int third = text[at + 2] & 0xFF;
        switch (text[at] & 0xFF) {
            case 0xE2 -> {
                int codePoint = 0x2000 + (second - 0x80) * 64 + third - 0x80;
                // Marks of direction, joiners of words and operators that are not written.
                boolean hidden = (codePoint >= 0x202A && codePoint <= 0x202E)
                        || (codePoint >= 0x2060 && codePoint <= 0x2069 && codePoint != 0x2065);
                boolean space = codePoint == 0x200B && !isBesideLettersWithoutSpaces(text, from, at, to);
                return hidden || space ? codePoint : -1;
            }
            case 0xE3 -> {
                // The filler of Hangul.
                return second == 0x85 && third == 0xA4 ? 0x3164 : -1;
            }
            case 0xEF -> {
                return second == 0xBB && third == 0xBF ? 0xFEFF : -1;
            }
            case 0xF3 -> {
                // Tags; behind a black flag (U+1F3F4) they say which one.
                boolean tag = second == 0xA0 && (third == 0x80 || third == 0x81);
                // One selector chooses the form of an ideograph; several in a row hide bytes.
                boolean selector = isSelector(text, at) && at - 4 >= from && isSelector(text, at - 4);
                return (tag && !isBehindFlag(text, from, at)) || selector ? 0xE0000 + (third - 0x80) * 64 : -1;
            }
            default -> {
                return -1;
            }
        }
    }

    private static boolean isSelector(byte[] text, int at) {
        int third = text[at + 2] & 0xFF;
        return text[at] == (byte) 0xF3 && text[at + 1] == (byte) 0xA0 && third >= 0x84 && third <= 0x87;
    }

    /** Thai, Lao, Burmese and Khmer separate words by it. */
    private static boolean isBesideLettersWithoutSpaces(byte[] text, int from, int at, int to) {
        return (at - 3 >= from && isOfThose(text, at - 3)) || (at + 5 < to && isOfThose(text, at + 3));
    }

    private static boolean isOfThose(byte[] text, int at) {
        int second = text[at + 1] & 0xFF;
        return switch (text[at] & 0xFF) {
            case 0xE0 -> second >= 0xB8 && second <= 0xBB;
            case 0xE1 ->
                second == 0x80
                        || second == 0x81
                        // Behind the last Burmese letter the Georgian ones begin.
                        || (second == 0x82 && (text[at + 2] & 0xFF) < 0xA0)
                        || (second >= 0x9E && second <= 0x9F);
            default -> false;
        };
    }

    private static boolean isBehindFlag(byte[] text, int from, int at) {
        int before = at;
        // The longest flag has seven tags.
        while (before - 4 >= Math.max(from, at - 32) && (text[before - 4] & 0xFF) == 0xF3) {
            before -= 4;
        }
        return before - 4 >= from
                && (text[before - 4] & 0xFF) == 0xF0
                && (text[before - 3] & 0xFF) == 0x9F
                && (text[before - 2] & 0xFF) == 0x8F
                && (text[before - 1] & 0xFF) == 0xB4;
    }
}
