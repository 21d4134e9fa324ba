package io.github.tuneprep.rules.content;

import io.github.tuneprep.example.CompletionExample;
import io.github.tuneprep.example.Example;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.Lines;
import io.github.tuneprep.rule.Statistic;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the prompts of a dataset have in common. */
final class Prompts {
    static final Statistic<Prompts> STATISTIC = new Statistic<>() {
        @Override
        public Prompts newState() {
            return new Prompts();
        }

        @Override
        public void add(Prompts state, Example example, Facts facts) {
            if (example instanceof CompletionExample completion
                    && !completion.prompt().isEmpty()) {
                state.add(completion.prompt(), example.line());
            }
        }

        @Override
        public Prompts merge(Prompts left, Prompts right) {
            if (left.prompts == 0 || right.prompts == 0) {
                return left.prompts == 0 ? right : left;
            }
            left.prompts += right.prompts;
            left.ending = Texts.commonEnding(left.ending, right.ending);
            left.beginning = Texts.commonBeginning(left.beginning, right.beginning);
            for (int i = 0; i < SEPARATORS.size(); i++) {
                left.inside.get(i).merge(right.inside.get(i));
                left.without.get(i).merge(right.without.get(i));
            }
            return left;
        }
    };

    /** What the preparation tool of OpenAI proposed, and its documentation showed. */
    static final List<String> SEPARATORS =
            List.of("\n\n###\n\n", "\n\n===\n\n", "\n\n---\n\n", "\n\n===>\n\n", "\n\n--->\n\n", " ->", "->");

    long prompts;
    private String ending = "";
    private String beginning = "";
    private final List<Lines> inside = Arrays.asList(new Lines[SEPARATORS.size()]);

    private final List<Lines> without = Arrays.asList(new Lines[SEPARATORS.size()]);

    private Prompts() {
        inside.replaceAll(none -> new Lines());
        without.replaceAll(none -> new Lines());
    }

    private void add(JsonString prompt, long line) {
        String text = prompt.text();
        boolean first = prompts++ == 0;
        ending = first ? Texts.tail(text) : Texts.commonEnding(ending, text);
        beginning = first ? Texts.head(text) : Texts.commonBeginning(beginning, text);
        for (int i = 0; i < SEPARATORS.size(); i++) {
            String separator = SEPARATORS.get(i);
            if (!text.endsWith(separator)) {
                without.get(i).add(line);
            }
            int at = text.indexOf(separator);
            if (at >= 0 && at + separator.length() < text.length()) {
                inside.get(i).add(line);
            }
        }
    }

    /** {@return what all prompts end in} */
    String ending() {
        return ending;
    }

    /** {@return the separator that most prompts end in, or null when there is none} */
    @Nullable
    String usualSeparator() {
        for (int i = 0; i < SEPARATORS.size(); i++) {
            if (2 * without.get(i).count() < prompts) {
                return SEPARATORS.get(i);
            }
        }
        return null;
    }

    /** {@return the lines of prompts that do not end in a separator} */
    Lines without(String separator) {
        return without.get(SEPARATORS.indexOf(separator));
    }

    /** {@return what all prompts begin with} */
    String beginning() {
        return beginning;
    }

    /** {@return the lines in which the separator that all prompts end in stands before the end, too} */
    Lines separatorInside() {
        for (int i = 0; i < SEPARATORS.size(); i++) {
            if (ending.endsWith(SEPARATORS.get(i))) {
                return inside.get(i);
            }
        }
        return new Lines();
    }
}
