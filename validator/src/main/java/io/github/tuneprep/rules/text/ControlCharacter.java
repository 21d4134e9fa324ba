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
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reports: a text holds a control character. */
public final class ControlCharacter implements TextRule {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("control-character")
            .severity(Severity.WARNING)
            .summary("a text holds a control character")
            .why("""
                    Escape sequences of terminals, NUL and other control characters come from logs and broken exports. The model learns to write them.""")
            .bad("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"\\u001b[1mHello!"}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .build();

    private static final String CONTROLS = IntStream.range(0, ' ')
            .filter(c -> c != '\t' && c != '\n' && c != '\r')
            .mapToObj(Character::toString)
            .collect(Collectors.joining());

    @Override
    public RuleInfo info() {
        return INFO;
    }

    private static final List<Trigger> TRIGGERS = List.of(new Trigger(CONTROLS, "", ""));

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
            if (text[at] >= 0 && CONTROLS.indexOf(text[at]) >= 0) {
                findings.report(where, String.format(Locale.ROOT, "text holds the control character U+%04X", text[at]));
                return;
            }
        }
    }
}
