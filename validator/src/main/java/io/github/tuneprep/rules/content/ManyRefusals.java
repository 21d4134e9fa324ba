package io.github.tuneprep.rules.content;

import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.Example;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.rule.DatasetFacts;
import io.github.tuneprep.rule.DatasetRule;
import io.github.tuneprep.rule.DatasetSink;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.Lines;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import io.github.tuneprep.rule.Statistic;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reports: many answers refuse. */
public final class ManyRefusals implements DatasetRule<ManyRefusals.Refusals> {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("many-refusals")
            .severity(Severity.INFO)
            .summary("many answers refuse")
            .why("""
                    A model that sees many refusals learns to refuse, also what it should answer. Where the dataset teaches it what to refuse, leave the rule out.""")
            .bad("""
                    {"messages":[{"role":"user","content":"Question 0?"},{"role":"assistant","content":"I'm sorry, but I can't help with that."}]}
                    {"messages":[{"role":"user","content":"Question 1?"},{"role":"assistant","content":"I'm sorry, but I can't help with that."}]}
                    {"messages":[{"role":"user","content":"Question 2?"},{"role":"assistant","content":"I'm sorry, but I can't help with that."}]}
                    {"messages":[{"role":"user","content":"Question 3?"},{"role":"assistant","content":"I'm sorry, but I can't help with that."}]}
                    {"messages":[{"role":"user","content":"Question 4?"},{"role":"assistant","content":"I'm sorry, but I can't help with that."}]}
                    {"messages":[{"role":"user","content":"Question 5?"},{"role":"assistant","content":"Answer 5."}]}
                    {"messages":[{"role":"user","content":"Question 6?"},{"role":"assistant","content":"Answer 6."}]}
                    {"messages":[{"role":"user","content":"Question 7?"},{"role":"assistant","content":"Answer 7."}]}
                    {"messages":[{"role":"user","content":"Question 8?"},{"role":"assistant","content":"Answer 8."}]}
                    {"messages":[{"role":"user","content":"Question 9?"},{"role":"assistant","content":"Answer 9."}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"Question 0?"},{"role":"assistant","content":"Answer 0."}]}
                    {"messages":[{"role":"user","content":"Question 1?"},{"role":"assistant","content":"Answer 1."}]}
                    {"messages":[{"role":"user","content":"Question 2?"},{"role":"assistant","content":"Answer 2."}]}
                    {"messages":[{"role":"user","content":"Question 3?"},{"role":"assistant","content":"Answer 3."}]}
                    {"messages":[{"role":"user","content":"Question 4?"},{"role":"assistant","content":"Answer 4."}]}
                    {"messages":[{"role":"user","content":"Question 5?"},{"role":"assistant","content":"Answer 5."}]}
                    {"messages":[{"role":"user","content":"Question 6?"},{"role":"assistant","content":"Answer 6."}]}
                    {"messages":[{"role":"user","content":"Question 7?"},{"role":"assistant","content":"Answer 7."}]}
                    {"messages":[{"role":"user","content":"Question 8?"},{"role":"assistant","content":"Answer 8."}]}
                    {"messages":[{"role":"user","content":"Question 9?"},{"role":"assistant","content":"Answer 9."}]}
                    """)
            .build();

    @Override
    public RuleInfo info() {
        return INFO;
    }

    private static final int FEWEST = 5;
    /** One answer in so many is many. */
    private static final int SHARE = 10;

    private static final int LOOKED_AT = 160;
    private static final Pattern REFUSAL = Pattern.compile("^(?:"
            + "(?:i'?m|i am)? ?(?:really |very |so )?sorry\\b.{0,40}(?:can'?t(?! wait)|cannot|unable|not able|won'?t)"
            + "|i apologi[sz]e\\b.{0,40}(?:can'?t(?! wait)|cannot|unable|not able|won'?t)"
            + "|(?:unfortunately,? )?i(?: am|'m) (?:unable|not able) to"
            + "|i (?:cannot|can'?t|can not|won'?t|will not) (?:help(?! but)|assist|provide|fulfill|do that|comply)"
            + "|as an ai (?:language )?model"
            // German, French, Spanish, Portuguese, Italian, Russian, Japanese, Korean, Chinese.
            + "|(?:es )?tut mir (?:sehr )?leid\\b.{0,60}(?:kann|darf)"
            + "|(?:je suis )?d\u00e9sol\u00e9e?.{0,60}ne (?:peux|suis)"
            + "|lo (?:siento|lamento)\\b.{0,40}no puedo"
            + "|(?:sinto muito|lamento|desculp[ae])\\b.{0,40}n\u00e3o posso"
            + "|mi (?:di)?spiace\\b.{0,40}non posso"
            + "|(?:\u043a \u0441\u043e\u0436\u0430\u043b\u0435\u043d\u0438\u044e|\u0438\u0437\u0432\u0438\u043d\u0438\u0442\u0435|\u043f\u0440\u043e\u0441\u0442\u0438\u0442\u0435).{0,40}\u043d\u0435 \u043c\u043e\u0433\u0443"
            + "|(?:\u7533\u3057\u8a33|\u3059\u307f\u307e\u305b\u3093).{0,60}(?:\u3067\u304d\u307e\u305b\u3093|\u3067\u304d\u304b\u306d\u307e\u3059)"
            + "|\uc8c4\uc1a1.{0,60}\uc218 \uc5c6"
            + "|(?:\u5f88)?(?:\u62b1\u6b49|\u5bf9\u4e0d\u8d77).{0,20}(?:\u65e0\u6cd5|\u4e0d\u80fd))");

    /** The first two bytes of what refuses, of ASCII letters in lower case. */
    private static final BitSet BEGINNINGS = new BitSet();

    static {
        Stream.of(
                        "i ", "i'", "i\u2019", "im", "so", "re", "ve", " s", "un", "as", "tu", "es", "je", "d\u00e9",
                        "lo", "si", "la", "de", "mi", "\u043a", "\u0438", "\u043f", "\u7533", "\u3059", "\uc8c4",
                        "\u5f88", "\u62b1", "\u5bf9")
                .forEach(text -> BEGINNINGS.set(beginning(text.getBytes(StandardCharsets.UTF_8), 0)));
    }

    private static int beginning(byte[] text, int at) {
        return (text[at] & 0xFF | 0x20) << 8 | text[at + 1] & 0xFF | 0x20;
    }

    /** Answers and those of them that refuse. */
    static final class Refusals {
        private final Lines lines = new Lines();
        private long answers;
    }

    private static final Statistic<Refusals> STATISTIC = new Statistic<>() {
        @Override
        public Refusals newState() {
            return new Refusals();
        }

        @Override
        public void add(Refusals state, Example example, Facts facts) {
            if (example instanceof ChatExample chat && chat.lastAssistant() >= 0) {
                state.answers++;
                List<JsonString> texts =
                        chat.messages().get(chat.lastAssistant()).content().texts();
                if (!texts.isEmpty() && refuses(texts.get(0))) {
                    state.lines.add(example.line());
                }
            }
        }

        @Override
        public Refusals merge(Refusals left, Refusals right) {
            left.answers += right.answers;
            left.lines.merge(right.lines);
            return left;
        }
    };

    private static boolean refuses(JsonString answer) {
        byte[] text = answer.textBytes();
        int from = answer.textStart();
        int to = answer.textEnd();
        if (to - from < 2 || !BEGINNINGS.get(beginning(text, from))) {
            return false;
        }
        String start = new String(text, from, Math.min(LOOKED_AT, to - from), StandardCharsets.UTF_8);
        return REFUSAL.matcher(start.replace('\u2019', '\'').toLowerCase(Locale.ROOT))
                .find();
    }

    @Override
    public Statistic<Refusals> statistic() {
        return STATISTIC;
    }

    @Override
    public void finish(Refusals state, DatasetFacts facts, DatasetSink findings) {
        if (state.lines.count() >= FEWEST && state.lines.count() * SHARE >= state.answers) {
            findings.report(state.lines, "answer refuses, as many others do");
        }
    }
}
