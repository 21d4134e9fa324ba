package io.github.tuneprep.fix;

import io.github.tuneprep.fix.line.CanonicalRole;
import io.github.tuneprep.fix.line.CanonicalType;
import io.github.tuneprep.fix.line.CanonicalWeight;
import io.github.tuneprep.fix.line.FunctionsToTools;
import io.github.tuneprep.fix.line.LowerCaseKey;
import io.github.tuneprep.fix.line.NestFunction;
import io.github.tuneprep.fix.line.NineLetterCallIds;
import io.github.tuneprep.fix.line.OneContentForm;
import io.github.tuneprep.fix.line.OneSystemMessage;
import io.github.tuneprep.fix.line.OnlyCalls;
import io.github.tuneprep.fix.line.PlainTextPart;
import io.github.tuneprep.fix.line.RemoveKey;
import io.github.tuneprep.fix.line.RemoveRepeatedKey;
import io.github.tuneprep.fix.line.ReplaceLoneSurrogate;
import io.github.tuneprep.fix.line.UndoMojibake;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Every fix there is. */
public final class LineFixes {
    private static final List<LineFix> ALL = List.of(
            new CanonicalRole(),
            new CanonicalType(),
            new CanonicalWeight(),
            new FunctionsToTools(),
            new LowerCaseKey(),
            new NestFunction(),
            new NineLetterCallIds(),
            new OneContentForm(),
            new OneSystemMessage(),
            new OnlyCalls(),
            new PlainTextPart(),
            new RemoveKey("empty-tool-calls", true),
            new RemoveKey("empty-tool-list", true),
            new RemoveKey("unknown-column", false),
            new RemoveKey("unknown-key", false),
            new RemoveKey("unknown-top-level-key", false),
            new RemoveKey("weight-on-other-role", true),
            new RemoveRepeatedKey(),
            new ReplaceLoneSurrogate(),
            new UndoMojibake());

    /** What is mended where lines are read, before they are JSON: rule, whether it is safe, what is done. */
    private static final List<Described> WHOLE = List.of(
            new Described("blank-line", true, "takes the line out"),
            new Described("byte-order-mark", true, "takes it out"),
            new Described("carriage-return-line-ends", true, "ends lines with a line feed"),
            new Described(CompletionAdvice.COMPLETION_BEGINNING, false, "takes the words out"),
            new Described(CompletionAdvice.PROMPT_BEGINNING, false, "takes the words out"),
            new Described("double-encoded-line", true, "puts the object in place of the string"),
            new Described("duplicate-example", false, "takes later copies out"),
            new Described(
                    "invalid-json",
                    true,
                    "puts commas, quotes, escapes and Python words right, and each object on its line"),
            new Described("json-array-file", true, "writes each object on its line"),
            new Described(CompletionAdvice.ENDING, false, "puts an ending behind completions that none of them holds"),
            new Described(CompletionAdvice.SEPARATOR, false, "puts a separator behind prompts that none of them holds"),
            new Described(CompletionAdvice.LEADING_BLANK, false, "puts a blank before completions"),
            new Described("not-utf-8", true, "reads UTF-16 and UTF-32"),
            new Described("pretty-printed-json", true, "writes each object on its line"));

    /**
     * A fix as it is shown to people.
     *
     * @param rule the name of the rule
     * @param safe whether it is done without being asked for
     * @param summary what it does, one line, lower case
     */
    public record Described(String rule, boolean safe, String summary) {}

    private LineFixes() {}

    /** {@return the fix for the findings of a rule, or null} */
    static @Nullable LineFix of(String rule) {
        for (LineFix fix : ALL) {
            if (fix.rule().equals(rule)) {
                return fix;
            }
        }
        return null;
    }

    /** {@return every fix by the name of its rule, sorted} */
    public static Map<String, Described> described() {
        Map<String, Described> described = new TreeMap<>();
        WHOLE.forEach(fix -> described.put(fix.rule(), fix));
        ALL.forEach(fix -> described.put(fix.rule(), new Described(fix.rule(), fix.isSafe(), fix.summary())));
        return described;
    }
}
