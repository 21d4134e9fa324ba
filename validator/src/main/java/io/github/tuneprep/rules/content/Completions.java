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
            left.ending = commonEnding(left.ending, right.ending);
            return left;
        }
    };

    /** Longer endings are not compared: the old tool's advice knew none. */
    private static final int LONGEST_ENDING = 64;

    long examples;
    long withLeadingBlank;
    private @Nullable String uniform;
    private String ending = "";

    private Completions() {}

    private void add(String completion) {
        String tail = completion.substring(Math.max(0, completion.length() - LONGEST_ENDING));
        boolean first = examples++ == 0;
        withLeadingBlank += !completion.isEmpty() && Character.isWhitespace(completion.charAt(0)) ? 1 : 0;
        uniform = first || completion.equals(uniform) ? completion : null;
        ending = first ? tail : commonEnding(ending, tail);
    }

    boolean isUniform() {
        return uniform != null;
    }

    boolean hasCommonEnding() {
        return !ending.isEmpty();
    }

    private static String commonEnding(String left, String right) {
        int length = 0;
        while (length < Math.min(left.length(), right.length())
                && left.charAt(left.length() - 1 - length) == right.charAt(right.length() - 1 - length)) {
            length++;
        }
        return left.substring(left.length() - length);
    }
}
