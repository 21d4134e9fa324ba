package io.github.tuneprep.rules.file;

import io.github.tuneprep.catalogue.Target;
import io.github.tuneprep.json.ByteScan;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import io.github.tuneprep.rule.TreeRule;

/** Reports: a text holds a control character. */
public final class ControlCharacter implements TreeRule {
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

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(JsonObject line, Target target, FindingSink findings) {
        Strings.visit(line, string -> {
            int character = string.isEscaped() ? firstControl(string) : -1;
            if (character >= 0) {
                findings.report(string, String.format("text holds the control character U+%04X", character));
            }
        });
    }

    /** JSON allows control characters only as escapes of the form u00XX, or b and f; tab and line ends are text. */
    private static int firstControl(JsonString string) {
        byte[] line = string.line();
        int end = string.contentEnd();
        int at = ByteScan.indexOf(line, string.contentStart(), end, (byte) '\\');
        while (at < end) {
            int control = switch (line[at + 1]) {
                case 'b' -> '\b';
                case 'f' -> '\f';
                case 'u' -> value(line, at + 2);
                default -> ' ';
            };
            if (control < ' ' && control != '\t' && control != '\n' && control != '\r') {
                return control;
            }
            at = ByteScan.indexOf(line, at + 2, end, (byte) '\\');
        }
        return -1;
    }

    private static int value(byte[] line, int at) {
        return line[at] != '0' || line[at + 1] != '0'
                ? ' '
                : Character.digit(line[at + 2], 16) * 16 + Character.digit(line[at + 3], 16);
    }
}
