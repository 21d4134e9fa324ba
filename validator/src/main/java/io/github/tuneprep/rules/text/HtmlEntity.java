package io.github.tuneprep.rules.text;

import io.github.tuneprep.catalogue.Target;
import io.github.tuneprep.json.ByteScan;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import io.github.tuneprep.rule.TextRule;
import io.github.tuneprep.rule.Trigger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** Reports: a text holds HTML entities. */
public final class HtmlEntity implements TextRule {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("html-entity")
            .severity(Severity.INFO)
            .summary("a text holds HTML entities")
            .why("""
                    Data from web pages often holds entities such as &amp; in place of the sign. The model learns to write them. In texts about HTML they belong there.""")
            .bad("""
                    {"messages":[{"role":"user","content":"Is 3 &lt; 5?"},{"role":"assistant","content":"It&#39;s true."}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"Is 3 < 5?"},{"role":"assistant","content":"It's true."}]}
                    """)
            .build();

    @Override
    public RuleInfo info() {
        return INFO;
    }

    /** The first and the second letters of entities. */
    private static final Trigger BEGINNING = new Trigger("&", "#aghlmnqr", "bdempstuxX" + Trigger.range('0', '9'));

    private static final List<Trigger> TRIGGERS = List.of(BEGINNING);

    @Override
    public List<Trigger> triggers() {
        return TRIGGERS;
    }

    private static final Pattern ENTITY = Pattern.compile(
            "&(?:amp|lt|gt|quot|apos|nbsp|hellip|mdash|ndash|[lr][sd]quo|#[0-9]{2,5}|#[xX][0-9a-fA-F]{2,5});");

    @Override
    public void check(JsonString where, Target target, FindingSink findings) {
        byte[] text = where.textBytes();
        int from = where.textStart();
        int to = where.textEnd();
        int at = ByteScan.indexOf(text, from, to, (byte) '&');
        while (at < to) {
            // The longest entity has nine bytes. Programs have many ampersands, of which no string is made.
            if (BEGINNING.isAt(text, at, to)
                    && ENTITY.matcher(new String(text, at, Math.min(9, to - at), StandardCharsets.ISO_8859_1))
                            .lookingAt()) {
                findings.report(where, "text holds HTML entities");
                return;
            }
            at = ByteScan.indexOf(text, at + 1, to, (byte) '&');
        }
    }
}
