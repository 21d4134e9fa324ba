package io.github.tuneprep.rules.text;

import io.github.tuneprep.catalogue.Target;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import io.github.tuneprep.rule.TextRule;
import io.github.tuneprep.rule.Trigger;
import java.util.List;
import java.util.Locale;

/** Reports: a text holds a control character. */
public final class ControlCharacter implements TextRule {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("control-character")
            .severity(Severity.WARNING)
            .summary("a text holds a control character")
            .why("""
                    Escape sequences of terminals, NUL and other control characters come from logs and broken exports. The model learns to write them. Those from U+0080 to U+009F are mostly quotes and dashes of Windows-1252 that were read as Latin-1.""")
            .bad("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"\\u001b[1mHello!"}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .build();

    private static final char DELETE = 0x7F;

    private static final String CONTROLS =
            Trigger.range(0, '\t' - 1) + "\u000B\f" + Trigger.range('\r' + 1, ' ' - 1) + DELETE;

    @Override
    public RuleInfo info() {
        return INFO;
    }

    /** Half of what begins with C2: those from U+0080 to U+009F. */
    private static final String SECOND_OF_TWO = Trigger.range(0x80, 0x9F);

    private static final List<Trigger> TRIGGERS =
            List.of(new Trigger(CONTROLS, "", ""), new Trigger("\u00C2", SECOND_OF_TWO, ""));

    @Override
    public List<Trigger> triggers() {
        return TRIGGERS;
    }

    @Override
    public void check(JsonString where, Target target, FindingSink findings) {
        byte[] text = where.textBytes();
        int from = where.textStart();
        int to = where.textEnd();
        for (int at = from; at < to; at++) {
            int control = control(text, at, to);
            // Letters that were encoded twice have a finding of their own.
            if (control >= 0 && (control <= DELETE || !Mojibake.isIn(where))) {
                findings.report(where, String.format(Locale.ROOT, "text holds the control character U+%04X", control));
                return;
            }
        }
    }

    private static int control(byte[] text, int at, int to) {
        if (text[at] >= ' ' && text[at] < DELETE) {
            return -1; // nearly always
        }
        if (text[at] >= 0) {
            return CONTROLS.indexOf(text[at]) >= 0 ? text[at] : -1;
        }
        boolean high = text[at] == (byte) 0xC2 && at + 1 < to && (text[at + 1] & 0xFF) < 0xA0;
        return high ? text[at + 1] & 0xFF : -1;
    }
}
