package io.github.tuneprep.fix;

import io.github.tuneprep.Validator;
import io.github.tuneprep.example.CompletionExample;
import io.github.tuneprep.example.Example;
import io.github.tuneprep.example.Split;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.rule.DatasetFacts;
import io.github.tuneprep.rule.DatasetRule;
import io.github.tuneprep.rule.DatasetSink;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.Lines;
import io.github.tuneprep.rule.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What OpenAI's preparation tool did to prompts and completions as a whole, where the rules about it speak: separators,
 * endings and the choice between them are those of github.com/openai/openai-python commit e43b4224,
 * src/openai/lib/_validators.py.
 */
final class CompletionAdvice {
    static final String SEPARATOR = "no-common-separator";
    static final String ENDING = "no-common-ending";
    static final String PROMPT_BEGINNING = "common-prompt-beginning";
    static final String COMPLETION_BEGINNING = "common-completion-beginning";
    static final String LEADING_BLANK = "no-leading-blank";

    private static final Set<String> RULES =
            Set.of(SEPARATOR, ENDING, PROMPT_BEGINNING, COMPLETION_BEGINNING, LEADING_BLANK);

    private static final List<String> SEPARATORS =
            List.of(" ->", "\n\n###\n\n", "\n\n===\n\n", "\n\n---\n\n", "\n\n===>\n\n", "\n\n--->\n\n");
    private static final List<String> ENDINGS =
            List.of("\n", ".", " END", "***", "+++", "&&&", "$$$", "@@@", "%%%", " [END]");

    private final List<Gathered<?>> rules = new ArrayList<>();
    private final Ends separators = new Ends(SEPARATORS, "\n\n###\n\n");
    private final Ends endings = new Ends(ENDINGS, " [END]");
    private final Beginning prompts = new Beginning(SEPARATORS);
    private final Beginning completions = new Beginning(ENDINGS);

    /** What texts begin with, separators and endings aside. */
    private static final class Beginning {
        private final List<String> ends;
        private @Nullable String common;
        private int shortest = Integer.MAX_VALUE;

        Beginning(List<String> ends) {
            this.ends = ends;
        }

        void add(String text) {
            String begun = text;
            for (String end : ends) {
                if (text.endsWith(end)) {
                    begun = text.substring(0, text.length() - end.length());
                    break;
                }
            }
            begun = begun.stripTrailing();
            common = common == null ? begun : common(common, begun);
            shortest = Math.min(shortest, begun.length());
        }

        /** {@return the words that can be taken out of all texts with something left of each, or null} */
        @Nullable
        String surplus() {
            String words = common == null ? "" : common;
            int length = words.length();
            while (length > 0 && !Character.isWhitespace(words.charAt(length - 1))) {
                length--;
            }
            String surplus = words.substring(0, length);
            return surplus.isBlank() || length >= shortest ? null : surplus;
        }
    }

    /** What texts end in. */
    private static final class Ends {
        private final List<String> known;
        private final String otherwise;
        private final Set<String> inside = new TreeSet<>();
        private final Map<String, Long> atEnd = new HashMap<>();
        private long texts;

        Ends(List<String> known, String otherwise) {
            this.known = known;
            this.otherwise = otherwise;
        }

        void add(String text) {
            texts += text.isEmpty() ? 0 : 1;
            for (String end : known) {
                if (text.contains(end)) {
                    inside.add(end);
                }
                if (text.endsWith(end)) {
                    atEnd.merge(end, 1L, Long::sum);
                }
            }
        }

        /** {@return the end that most texts have, so that the others get it too; else one that none of them holds} */
        String best() {
            for (String end : known) {
                if (2 * atEnd.getOrDefault(end, 0L) >= texts) {
                    return end;
                }
            }
            return known.stream()
                    .filter(end -> !inside.contains(end))
                    .findFirst()
                    .orElse(otherwise);
        }
    }

    /** One rule about a dataset, and what it has seen. */
    private static final class Gathered<S> {
        private final DatasetRule<S> rule;
        private final S state;

        Gathered(DatasetRule<S> rule) {
            this.rule = rule;
            this.state = rule.statistic().newState();
        }

        void add(Example example, Facts facts) {
            rule.statistic().add(state, example, facts);
        }

        boolean speaks(DatasetFacts facts) {
            boolean[] speaks = new boolean[1];
            rule.finish(state, facts, new DatasetSink() {
                @Override
                public void report(String message) {
                    speaks[0] = true;
                }

                @Override
                public void report(long line, String message, String detail) {
                    speaks[0] = true;
                }

                @Override
                public void report(Lines lines, String message) {
                    speaks[0] = true;
                }
            });
            return speaks[0];
        }
    }

    /**
     * Starts with nothing seen.
     *
     * @param wanted whether the findings of a rule are to be mended
     */
    CompletionAdvice(Predicate<String> wanted) {
        for (Rule rule : Validator.rules()) {
            String name = rule.info().name();
            if (RULES.contains(name) && wanted.test(name) && rule instanceof DatasetRule<?> dataset) {
                rules.add(new Gathered<>(dataset));
            }
        }
    }

    /** {@return whether there is nothing to look for} */
    boolean isEmpty() {
        return rules.isEmpty();
    }

    /** Looks at one example as it is after all other changes. */
    void add(Example example, Facts facts) {
        rules.forEach(rule -> rule.add(example, facts));
        if (!(example instanceof CompletionExample completion)) {
            return;
        }
        String prompt = completion.prompt().text();
        String answer = completion.completion().text();
        separators.add(prompt);
        if (prompt.contains("\n")) {
            separators.inside.add(" ->");
        }
        endings.add(answer);
        if (!prompt.isEmpty()) {
            prompts.add(prompt);
        }
        completions.add(answer);
    }

    private static String common(String left, String right) {
        int length = 0;
        while (length < Math.min(left.length(), right.length()) && left.charAt(length) == right.charAt(length)) {
            length++;
        }
        return left.substring(0, length);
    }

    /** {@return what to do to every completion of the dataset} */
    Changes changes(DatasetFacts facts) {
        Map<String, String> changes = new HashMap<>();
        for (Gathered<?> rule : rules) {
            if (rule.speaks(facts)) {
                String name = rule.rule.info().name();
                String change = switch (name) {
                    case SEPARATOR -> separators.best();
                    case ENDING -> endings.best();
                    case PROMPT_BEGINNING -> prompts.surplus();
                    case COMPLETION_BEGINNING -> completions.surplus();
                    default -> " ";
                };
                if (change != null) {
                    changes.put(name, change);
                }
            }
        }
        return new Changes(changes);
    }

    /** {@return the facts of a dataset of so many lines} */
    static DatasetFacts facts(Validator validator, long lines) {
        return new DatasetFacts(validator.target(), Split.TRAINING, 0, lines, 0, "prompt-completion");
    }

    /**
     * What is done to each completion.
     *
     * @param byRule what is put in or taken out, by the name of the rule
     */
    record Changes(Map<String, String> byRule) {
        static final Changes NONE = new Changes(Map.of());

        /** Copies the map. */
        Changes {
            byRule = Map.copyOf(byRule);
        }

        /** Adds the changes of one example, and tells for which rules. */
        void apply(JsonObject root, Edits edits, Set<String> changed) {
            JsonString prompt = root.string("prompt");
            JsonString completion = root.string("completion");
            if (byRule.isEmpty()
                    || prompt == null
                    || completion == null
                    || prompt.hasLoneSurrogate()
                    || completion.hasLoneSurrogate()) {
                return;
            }
            String question = prompt.text();
            String begun = without(PROMPT_BEGINNING, question, changed);
            String asked = with(SEPARATOR, begun, changed);
            replace(prompt, question, begun, asked, edits);
            String answer = completion.text();
            String cut = without(COMPLETION_BEGINNING, answer, changed);
            boolean lostBlank = !cut.equals(answer) && answer.startsWith(" ");
            boolean needsBlank =
                    !cut.isEmpty() && !cut.startsWith(" ") && (lostBlank || byRule.containsKey(LEADING_BLANK));
            if (needsBlank && !lostBlank) {
                changed.add(LEADING_BLANK);
            }
            String started = needsBlank ? " " + cut : cut;
            replace(completion, answer, started, with(ENDING, started, changed), edits);
        }

        private String without(String rule, String text, Set<String> changed) {
            String beginning = byRule.get(rule);
            if (beginning == null || !text.startsWith(beginning)) {
                return text;
            }
            changed.add(rule);
            return text.substring(beginning.length());
        }

        private String with(String rule, String text, Set<String> changed) {
            String ending = byRule.get(rule);
            if (ending == null || text.isEmpty() || text.endsWith(ending)) {
                return text;
            }
            changed.add(rule);
            return text + ending;
        }

        /** Leaves the bytes between what changes at the two ends as they are, escapes included. */
        private static void replace(JsonString where, String before, String begun, String whole, Edits edits) {
            boolean blank = begun.equals(" " + before);
            if (!blank && !begun.equals(before)) {
                edits.replace(where, Edits.quote(whole));
                return;
            }
            if (blank) {
                edits.insert(where.contentStart(), " ");
            }
            if (whole.length() > begun.length()) {
                edits.insert(where.contentEnd(), inside(whole.substring(begun.length())));
            }
        }

        private static String inside(String text) {
            String quoted = Edits.quote(text);
            return quoted.substring(1, quoted.length() - 1);
        }
    }
}
