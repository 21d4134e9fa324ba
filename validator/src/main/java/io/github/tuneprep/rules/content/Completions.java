package io.github.tuneprep.rules.content;

import io.github.tuneprep.example.CompletionExample;
import io.github.tuneprep.example.Example;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.Statistic;
import org.jspecify.annotations.Nullable;

/** What the completions of a dataset have in common. */
final class Completions {
    static final Statistic<Completions> STATISTIC = new Statistic<>() {
        @Override
        public Completions newState() {
            return new Completions();
        }

        @Override
        public void add(Completions state, Example example, Facts facts) {
            if (example instanceof CompletionExample completion) {
                state.add(completion.completion().text());
            }
        }

        @Override
        public Completions merge(Completions left, Completions right) {
            if (left.examples == 0 || right.examples == 0) {
                return left.examples == 0 ? right : left;
            }
            left.examples += right.examples;
            left.withLeadingBlank += right.withLeadingBlank;
            left.uniform = left.uniform != null && left.uniform.equals(right.uniform) ? left.uniform : null;
            left.ending = Texts.commonEnding(left.ending, right.ending);
            left.beginning = Texts.commonBeginning(left.beginning, right.beginning);
            return left;
        }
    };

    long examples;
    long withLeadingBlank;
    private @Nullable String uniform;
    private String ending = "";
    private String beginning = "";

    private Completions() {}

    private void add(String completion) {
        boolean first = examples++ == 0;
        withLeadingBlank += !completion.isEmpty() && Character.isWhitespace(completion.charAt(0)) ? 1 : 0;
        uniform = first || completion.equals(uniform) ? completion : null;
        ending = first ? Texts.tail(completion) : Texts.commonEnding(ending, completion);
        beginning = first ? Texts.head(completion) : Texts.commonBeginning(beginning, completion);
    }

    boolean isUniform() {
        return uniform != null;
    }

    /** {@return what all completions begin with} */
    String beginning() {
        return beginning;
    }

    boolean hasCommonEnding() {
        return !ending.isEmpty();
    }
}
