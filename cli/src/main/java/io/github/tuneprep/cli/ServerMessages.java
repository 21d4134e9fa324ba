package io.github.tuneprep.cli;

import io.github.tuneprep.rule.RuleInfo;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds the rule that prevents what a server said. Numbers, names and the order of words do not matter. */
final class ServerMessages {
    /** The share of words that have to be the same. */
    private static final double ALIKE = 0.5;

    private ServerMessages() {}

    /** {@return the rule whose known messages are most like this one, if any is} */
    static Optional<RuleInfo> ruleFor(String message, List<RuleInfo> rules) {
        Set<String> said = words(message);
        RuleInfo best = null;
        double score = ALIKE;
        for (RuleInfo rule : rules) {
            for (String known : rule.prevents()) {
                Set<String> words = words(known);
                Set<String> shared = new HashSet<>(words);
                shared.retainAll(said);
                Set<String> all = new HashSet<>(words);
                all.addAll(said);
                // The message may stand in a longer text, so that its own words count more than the others.
                double alike = (2.0 * shared.size() / words.size() + (double) shared.size() / all.size()) / 3;
                if (alike > score) {
                    score = alike;
                    best = rule;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private static Set<String> words(String text) {
        Set<String> words = new HashSet<>();
        for (String word : text.toLowerCase(Locale.ROOT).split("[^a-z_]+", -1)) {
            if (word.length() > 1) {
                words.add(word);
            }
        }
        return words;
    }
}
