package io.github.tuneprep.rules.content;

import io.github.tuneprep.example.CompletionExample;
import io.github.tuneprep.example.Example;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.Statistic;
import java.util.HashSet;
import java.util.Set;
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
            right.labels.forEach(left::addLabel);
            left.manyLabels |= right.manyLabels;
            left.ending = Texts.commonEnding(left.ending, right.ending);
            left.beginning = Texts.commonBeginning(left.beginning, right.beginning);
            return left;
        }
    };

    private static final int MOST_LABELS = 1_000;
    private static final int LONGEST_LABEL = 1_000;
    private static final long LABEL_SHARE = 3;

    long examples;
    long withLeadingBlank;
    private @Nullable String uniform;
    private String ending = "";
    private final Set<String> labels = new HashSet<>();
    private boolean manyLabels;
    private String beginning = "";

    private Completions() {}

    private void add(String completion) {
        boolean first = examples++ == 0;
        withLeadingBlank += !completion.isEmpty() && Character.isWhitespace(completion.charAt(0)) ? 1 : 0;
        uniform = first || completion.equals(uniform) ? completion : null;
        addLabel(completion);
        ending = first ? Texts.tail(completion) : Texts.commonEnding(ending, completion);
        beginning = first ? Texts.head(completion) : Texts.commonBeginning(beginning, completion);
    }

    private void addLabel(String completion) {
        manyLabels |= completion.length() > LONGEST_LABEL;
        if (!manyLabels && labels.add(completion) && labels.size() > MOST_LABELS) {
            manyLabels = true;
            labels.clear();
        }
    }

    /** {@return whether the completions are labels: fewer than a third of them differ, as in OpenAI's tool} */
    boolean areLabels() {
        return !manyLabels && labels.size() * LABEL_SHARE < examples;
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
