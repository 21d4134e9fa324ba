package io.github.tuneprep.rules.content;

import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.Example;
import io.github.tuneprep.example.Role;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.rule.DatasetFacts;
import io.github.tuneprep.rule.DatasetRule;
import io.github.tuneprep.rule.DatasetSink;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.Lines;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import io.github.tuneprep.rule.Statistic;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reports: a system message differs from the usual one by a typing error. */
public final class SystemPromptTypo implements DatasetRule<SystemPromptTypo.Prompts> {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("system-prompt-typo")
            .severity(Severity.WARNING)
            .summary("a system message differs from the usual one by a typing error")
            .why("""
                    The model learns to answer to the instructions it was tuned with, to the letter. One that is spelt differently in some examples is mostly a mistake of copying.""")
            .bad("""
                    {"messages":[{"role":"system","content":"You answer as Marv the robot."},{"role":"user","content":"Question 0?"},{"role":"assistant","content":"Answer 0."}]}
                    {"messages":[{"role":"system","content":"You answer as Marv the robot."},{"role":"user","content":"Question 1?"},{"role":"assistant","content":"Answer 1."}]}
                    {"messages":[{"role":"system","content":"You answer as Marv the robot."},{"role":"user","content":"Question 2?"},{"role":"assistant","content":"Answer 2."}]}
                    {"messages":[{"role":"system","content":"You answer as Marv the robot."},{"role":"user","content":"Question 3?"},{"role":"assistant","content":"Answer 3."}]}
                    {"messages":[{"role":"system","content":"You answer as Marv the robot."},{"role":"user","content":"Question 4?"},{"role":"assistant","content":"Answer 4."}]}
                    {"messages":[{"role":"system","content":"You answer as Marv the robot."},{"role":"user","content":"Question 5?"},{"role":"assistant","content":"Answer 5."}]}
                    {"messages":[{"role":"system","content":"You answer as Marv the robot."},{"role":"user","content":"Question 6?"},{"role":"assistant","content":"Answer 6."}]}
                    {"messages":[{"role":"system","content":"You answer as Marv the robots."},{"role":"user","content":"Question 7?"},{"role":"assistant","content":"Answer 7."}]}
                    {"messages":[{"role":"system","content":"You answer as Marv the robot."},{"role":"user","content":"Question 8?"},{"role":"assistant","content":"Answer 8."}]}
                    {"messages":[{"role":"system","content":"You answer as Marv the robot."},{"role":"user","content":"Question 9?"},{"role":"assistant","content":"Answer 9."}]}
                    {"messages":[{"role":"system","content":"You answer as Marv the robot."},{"role":"user","content":"Question 10?"},{"role":"assistant","content":"Answer 10."}]}
                    {"messages":[{"role":"system","content":"You answer as Marv the robot."},{"role":"user","content":"Question 11?"},{"role":"assistant","content":"Answer 11."}]}
                    """)
            .good("""
                    {"messages":[{"role":"system","content":"You answer as Marv the robot."},{"role":"user","content":"Question 0?"},{"role":"assistant","content":"Answer 0."}]}
                    {"messages":[{"role":"system","content":"You answer as Marv the robot."},{"role":"user","content":"Question 1?"},{"role":"assistant","content":"Answer 1."}]}
                    {"messages":[{"role":"system","content":"You answer as Marv the robot."},{"role":"user","content":"Question 2?"},{"role":"assistant","content":"Answer 2."}]}
                    {"messages":[{"role":"system","content":"You answer as Marv the robot."},{"role":"user","content":"Question 3?"},{"role":"assistant","content":"Answer 3."}]}
                    {"messages":[{"role":"system","content":"You answer as Marv the robot."},{"role":"user","content":"Question 4?"},{"role":"assistant","content":"Answer 4."}]}
                    {"messages":[{"role":"system","content":"You answer as Marv the robot."},{"role":"user","content":"Question 5?"},{"role":"assistant","content":"Answer 5."}]}
                    {"messages":[{"role":"system","content":"You answer as Marv the robot."},{"role":"user","content":"Question 6?"},{"role":"assistant","content":"Answer 6."}]}
                    {"messages":[{"role":"system","content":"You answer as Marv the robot."},{"role":"user","content":"Question 7?"},{"role":"assistant","content":"Answer 7."}]}
                    {"messages":[{"role":"system","content":"You answer as Marv the robot."},{"role":"user","content":"Question 8?"},{"role":"assistant","content":"Answer 8."}]}
                    {"messages":[{"role":"system","content":"You answer as Marv the robot."},{"role":"user","content":"Question 9?"},{"role":"assistant","content":"Answer 9."}]}
                    {"messages":[{"role":"system","content":"You answer as Marv the robot."},{"role":"user","content":"Question 10?"},{"role":"assistant","content":"Answer 10."}]}
                    {"messages":[{"role":"system","content":"You answer as Marv the robot."},{"role":"user","content":"Question 11?"},{"role":"assistant","content":"Answer 11."}]}
                    """)
            .build();

    @Override
    public RuleInfo info() {
        return INFO;
    }

    /** More different system messages are meant to differ. */
    private static final int MOST_PROMPTS = 100;

    /** How many times more often the usual one occurs. */
    private static final int USUAL = 10;

    private static final int SHORTEST = 20;
    private static final int MOST_LETTERS = 3;
    private static final int SHORTEST_WORD = 5;

    /** The lines of each system message; null lines when there are too many different ones. */
    static final class Prompts {
        private @Nullable Map<String, Lines> lines = new TreeMap<>();
        private byte[] last = {};
        private Lines ofLast = new Lines();

        private void add(String prompt, Lines more) {
            if (lines != null) {
                lines.merge(prompt, more, Lines::merge);
                lines = lines.size() > MOST_PROMPTS ? null : lines;
            }
        }
    }

    private static final Statistic<Prompts> STATISTIC = new Statistic<>() {
        @Override
        public Prompts newState() {
            return new Prompts();
        }

        @Override
        public void add(Prompts state, Example example, Facts facts) {
            if (state.lines == null
                    || !(example instanceof ChatExample chat)
                    || !chat.messages().get(0).role().equals(Role.SYSTEM)) {
                return;
            }
            JsonString text = chat.messages().get(0).content().onlyText();
            if (text == null) {
                return;
            }
            // Nearly all examples have the one before's.
            if (state.last.length == 0 || !text.contentEquals(state.last)) {
                state.last = text.utf8();
                state.ofLast = state.lines.computeIfAbsent(text.text(), prompt -> new Lines());
                state.lines = state.lines.size() > MOST_PROMPTS ? null : state.lines;
            }
            state.ofLast.add(example.line());
        }

        @Override
        public Prompts merge(Prompts left, Prompts right) {
            if (right.lines == null) {
                left.lines = null;
            } else {
                right.lines.forEach(left::add);
            }
            return left;
        }
    };

    @Override
    public Statistic<Prompts> statistic() {
        return STATISTIC;
    }

    @Override
    public void finish(Prompts state, DatasetFacts facts, DatasetSink findings) {
        if (state.lines == null) {
            return;
        }
        List<Map.Entry<String, Lines>> prompts = List.copyOf(state.lines.entrySet());
        for (Map.Entry<String, Lines> rare : prompts) {
            boolean typo = prompts.stream()
                    .anyMatch(usual ->
                            usual.getValue().count() >= USUAL * rare.getValue().count()
                                    && isTypo(rare.getKey(), usual.getKey()));
            if (typo) {
                findings.report(rare.getValue(), "system message differs by few letters from the usual one");
            }
        }
    }

    /** Names and numbers that differ are filled in, not mistyped: what differs has to be small letters or signs. */
    private static boolean isTypo(String rare, String usual) {
        int shorter = Math.min(rare.length(), usual.length());
        if (shorter < SHORTEST || Math.abs(rare.length() - usual.length()) > MOST_LETTERS) {
            return false;
        }
        int start = 0;
        while (start < shorter && rare.charAt(start) == usual.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < shorter - start
                && rare.charAt(rare.length() - 1 - end) == usual.charAt(usual.length() - 1 - end)) {
            end++;
        }
        String left = rare.substring(start, rare.length() - end);
        String right = usual.substring(start, usual.length() - end);
        boolean filledIn = (left + right).chars().anyMatch(c -> Character.isDigit(c) || Character.isUpperCase(c));
        return !filledIn
                && left.length() <= MOST_LETTERS
                && right.length() <= MOST_LETTERS
                && (!(left + right).chars().allMatch(Character::isLetter)
                        || sorted(left).equals(sorted(right))
                        || isSlip(left, right, usual, start, usual.length() - end));
    }

    private static String sorted(String letters) {
        return letters.chars()
                .sorted()
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** More letters than one, a beginning or a short word make another word: illegal, informally, min, es. */
    private static boolean isSlip(String left, String right, String usual, int from, int to) {
        int start = from;
        while (start > 0 && Character.isLetter(usual.charAt(start - 1))) {
            start--;
        }
        int end = to;
        while (end < usual.length() && Character.isLetter(usual.charAt(end))) {
            end++;
        }
        return Math.max(left.length(), right.length()) == 1 && start < from && end - start >= SHORTEST_WORD;
    }
}
