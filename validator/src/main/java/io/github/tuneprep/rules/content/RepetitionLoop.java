package io.github.tuneprep.rules.content;

import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.CompletionExample;
import io.github.tuneprep.example.Example;
import io.github.tuneprep.example.Message;
import io.github.tuneprep.json.ByteScan;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.rule.ExampleRule;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import java.nio.charset.StandardCharsets;

/** Reports: an answer ends in the same words again and again. */
public final class RepetitionLoop implements ExampleRule<Example> {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("repetition-loop")
            .severity(Severity.WARNING)
            .summary("an answer ends in the same words again and again")
            .why("""
                    A generated answer that ran into a loop teaches the model to loop. It is mostly data that a model wrote and nobody read.""")
            .bad("""
                    {"messages":[{"role":"user","content":"Tell me more."},{"role":"assistant","content":"It goes and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on"}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"Tell me more."},{"role":"assistant","content":"It goes and so on."}]}
                    """)
            .build();

    @Override
    public RuleInfo info() {
        return INFO;
    }

    /** Longest part that is looked for, in bytes. */
    private static final int LONGEST = 600;

    /** Sentences beyond this are said again fewer times. */
    private static final int SENTENCE = 120;

    private static final int TIMES = 8;

    private static final int TIMES_OF_LONG_PART = 4;

    /** What may be missing of the last part: what stands between two. */
    private static final int MISSING = 2;

    /** Different letters of a part that are words; with fewer, the loop has to be longer. */
    private static final int LETTERS = 3;

    private static final int LONG_LOOP = 200;

    @Override
    public Class<Example> appliesTo() {
        return Example.class;
    }

    @Override
    public void check(Example example, Facts facts, FindingSink findings) {
        if (example instanceof ChatExample chat) {
            for (Message message : chat.messages()) {
                if (message.isTrained()) {
                    for (JsonString text : message.content().texts()) {
                        check(text, findings);
                    }
                }
            }
        } else if (example instanceof CompletionExample completion) {
            check(completion.completion(), findings);
        }
    }

    private static void check(JsonString answer, FindingSink findings) {
        byte[] text = answer.textBytes();
        int from = answer.textStart();
        int to = end(text, from, answer.textEnd());
        // Where no part beyond a sentence fits often enough, a part is said the more often, and so is shorter.
        int longPart = Math.min(LONGEST, (to - from + MISSING) / TIMES_OF_LONG_PART);
        int longest = longPart > SENTENCE ? longPart : (to - from + MISSING) / TIMES;
        if (to - from < TIMES - MISSING) {
            return;
        }
        // What ends the last part also ends the one before it.
        int first = to - 2 - longest;
        for (int at = endBefore(to - 2, text, first, to); at >= first; at = endBefore(at, text, first, to)) {
            int period = to - 2 - at;
            int times = period <= SENTENCE ? TIMES : TIMES_OF_LONG_PART;
            int length = period * times - MISSING;
            if (length <= to - from && repeats(text, to, period, length) && isLoop(text, from, to, period)) {
                findings.report(answer, "answer ends in the same words " + times + " times or more");
                return;
            }
        }
    }

    /** {@return the last place before another one that has the two bytes that the text ends in} */
    private static int endBefore(int place, byte[] text, int from, int to) {
        return ByteScan.lastIndexOf(text, from, place + 1, text[to - 2], text[to - 1]);
    }

    /** The last of many is often followed by another sign. */
    private static int end(byte[] text, int from, int to) {
        int end = to;
        while (end > from && mayEndText(text[end - 1])) {
            end--;
        }
        return end;
    }

    private static boolean mayEndText(byte b) {
        return switch (b) {
            case ' ', '\n', '\r', '\t', '.', ',', ';', '!', '?' -> true;
            default -> false;
        };
    }

    private static boolean isLoop(byte[] text, int from, int to, int period) {
        long letters = letters(text, to - period, to);
        return letters >= LETTERS
                ? !isCode(text, to - period, to)
                : letters > 0 && to - from >= LONG_LOOP - MISSING && repeats(text, to, period, LONG_LOOP - MISSING);
    }

    /** Tags and blocks are closed one behind the other. */
    private static boolean isCode(byte[] text, int from, int to) {
        for (int at = from; at < to; at++) {
            if (text[at] == '<' || text[at] == '}') {
                return true;
            }
        }
        return false;
    }

    /** {@return whether the last bytes are the same part over and over} */
    private static boolean repeats(byte[] line, int to, int period, int length) {
        for (int i = 1; i <= length - period; i++) {
            if (line[to - i] != line[to - i - period]) {
                return false;
            }
        }
        return true;
    }

    /** {@return how many different letters there are: rules, stars and laughter are repeated on purpose} */
    private static long letters(byte[] text, int from, int to) {
        return new String(text, from, to - from, StandardCharsets.UTF_8)
                .codePoints()
                .filter(Character::isLetter)
                .distinct()
                .count();
    }
}
