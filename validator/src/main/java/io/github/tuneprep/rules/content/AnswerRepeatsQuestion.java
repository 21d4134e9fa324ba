package io.github.tuneprep.rules.content;

import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.Message;
import io.github.tuneprep.example.Role;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.rule.ChatRule;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import java.util.Arrays;
import java.util.regex.Pattern;

/** Reports: an answer is the same text as its question. */
public final class AnswerRepeatsQuestion implements ChatRule {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("answer-repeats-question")
            .severity(Severity.WARNING)
            .summary("an answer is the same text as its question")
            .why("""
                    The model learns to say back what it was asked. It is mostly a column that was copied twice in an export.""")
            .bad("""
                    {"messages":[{"role":"user","content":"Do you ship?"},{"role":"assistant","content":"Do you ship?"}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .build();

    private static final Pattern WORDS = Pattern.compile("\\s+");
    private static final int FEWEST_WORDS = 3;

    /** In bytes: scripts without blanks say as much in fewer letters, each of which has more bytes. */
    private static final int LONGEST_NAME = 30;

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(ChatExample example, Facts facts, FindingSink findings) {
        for (int i = 1; i < example.messages().size(); i++) {
            Message answer = example.messages().get(i);
            Message question = example.messages().get(i - 1);
            if (!answer.isAssistant() || !question.role().equals(Role.USER)) {
                continue;
            }
            JsonString said = answer.content().onlyText();
            JsonString asked = question.content().onlyText();
            if (said != null && asked != null && isSame(said, asked) && !said.isBlank() && saysSomething(said)) {
                findings.report(answer.source(), "answer is the same text as the question before it");
            }
        }
    }

    /** Names and labels are the same in a translation and in a correction. */
    private static boolean saysSomething(JsonString answer) {
        return answer.textEnd() - answer.textStart() > LONGEST_NAME
                || WORDS.split(answer.text().strip(), -1).length >= FEWEST_WORDS;
    }

    private static boolean isSame(JsonString left, JsonString right) {
        return Arrays.equals(
                left.textBytes(),
                left.textStart(),
                left.textEnd(),
                right.textBytes(),
                right.textStart(),
                right.textEnd());
    }
}
