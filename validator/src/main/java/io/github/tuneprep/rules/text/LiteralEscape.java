package io.github.tuneprep.rules.text;

import io.github.tuneprep.catalogue.Target;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import io.github.tuneprep.rule.TextRule;
import io.github.tuneprep.rule.Trigger;
import java.util.List;

/** Reports: a text spells its line ends as backslash and n. */
public final class LiteralEscape implements TextRule {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("literal-escape")
            .severity(Severity.INFO)
            .summary("a text spells line ends or letters as escapes")
            .why("""
                    A text that was escaped twice shows a backslash and an n where a line should end, and holds no line end itself, or \\u00e9 for a letter. The model learns to write the escapes.""")
            .bad("""
                    {"messages":[{"role":"user","content":"List two."},{"role":"assistant","content":"1. One\\\\n2. Two\\\\n"}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"List two."},{"role":"assistant","content":"1. One\\n2. Two\\n"}]}
                    """)
            .build();

    @Override
    public RuleInfo info() {
        return INFO;
    }

    /** A line end, or the number of a letter. */
    private static final List<Trigger> TRIGGERS = List.of(new Trigger("\\", "nu", ""));

    /** Bytes of a backslash, a u and four digits. */
    private static final int ESCAPE = 6;

    /** As many as no text about one letter has. */
    private static final int MANY = 2;

    @Override
    public List<Trigger> triggers() {
        return TRIGGERS;
    }

    @Override
    public void check(JsonString where, Target target, FindingSink findings) {
        byte[] text = where.textBytes();
        int from = where.textStart();
        int to = where.textEnd();
        if (text[from] == '{' || text[from] == '[') {
            return; // JSON inside of a text, where the escape is one
        }
        if (spellsLetters(text, from, to)) {
            findings.report(where, "text spells letters as backslash, u and a number");
        }
        int spelt = 0;
        for (int at = from; at < to; at++) {
            if (text[at] == '\n') {
                return; // has line ends: the spelt ones are meant, as in code
            }
            boolean escape = text[at] == '\\' && at + 1 < to && text[at + 1] == 'n';
            // A path and a formula go on with small letters.
            boolean word = at + 2 < to && text[at + 2] >= 'a' && text[at + 2] <= 'z';
            spelt += escape && !word ? 1 : 0;
        }
        if (spelt >= MANY) {
            findings.report(where, "text spells its line ends as backslash and n");
        }
    }

    /** {@return whether words hold numbers of letters beyond ASCII; in code they are meant} */
    private static boolean spellsLetters(byte[] text, int from, int to) {
        int spelt = 0;
        int behind = -1;
        for (int at = from; at < to; at++) {
            if (text[at] == '`') {
                return false;
            }
            if (isEscape(text, at, to) && (at == from || text[at - 1] != '\\')) {
                boolean word = at == behind
                        || at > from && isLetter(text[at - 1])
                        || at + ESCAPE < to && isLetter(text[at + ESCAPE])
                        || isEscape(text, at + ESCAPE, to);
                spelt += word ? 1 : 0;
                behind = at + ESCAPE;
                at += ESCAPE - 1;
            }
        }
        return spelt >= MANY;
    }

    /** {@return whether the number of a letter beyond ASCII stands somewhere} */
    private static boolean isEscape(byte[] text, int at, int to) {
        if (at + ESCAPE > to || text[at] != '\\' || text[at + 1] != 'u') {
            return false;
        }
        int value = 0;
        for (int i = at + 2; i < at + ESCAPE; i++) {
            int digit = Character.digit(text[i], 16);
            if (digit < 0) {
                return false;
            }
            value = value << 4 | digit;
        }
        return value > 0x7F && Character.isLetter(value);
    }

    private static boolean isLetter(byte b) {
        return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
    }
}
