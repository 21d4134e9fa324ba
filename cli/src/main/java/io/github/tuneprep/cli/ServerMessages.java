package io.github.tuneprep.cli;

import io.github.tuneprep.rule.RuleInfo;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the rule that prevents what a server said. Numbers, names and the order of words do not matter. */
final class ServerMessages {
    /** The share of words that have to be the same. */
    private static final double ALIKE = 0.5;

    /** The share of the words of a clause that have to be those of a known message, and their least number. */
    private static final double PIECE = 0.8;

    private static final int LEAST_OF_A_PIECE = 3;

    /** Of the rules that may be meant. */
    private static final int PROPOSED = 3;

    /** A rare word and another one, or three that are not so rare. */
    private static final double TELLING = 5;

    /** How servers name a key; what they say of another one is not meant. */
    private static final Pattern KEY = Pattern.compile("\\bkey [\"'`](\\w+)[\"'`]");

    /** Words that tell nothing of what a message is about. */
    private static final Set<String> USUAL = Set.of(
            "again", "an", "be", "but", "has", "have", "holds", "in", "is", "it", "later", "many", "no", "not", "of",
            "one", "only", "or", "other", "than", "that", "the", "too", "two", "with");

    /** Other words for one that rules have. */
    private static final Map<String, String> SAME =
            Map.of("unrecognized", "unknown", "unexpected", "unknown", "unsupported", "unknown");

    /** What servers say of the meaning of texts (OpenAI: 'unsafe training file', 'too many examples were flagged'). */
    private static final Set<String> OF_MODERATION = Set.of("flagged", "moderation", "policies", "unsafe");

    private ServerMessages() {}

    /** {@return the rules whose known messages are most like this one: one, or several that prevent the same one} */
    static List<RuleInfo> rulesFor(String message, List<RuleInfo> rules) {
        Set<String> said = words(message);
        Map<RuleInfo, Double> scores = new LinkedHashMap<>();
        for (RuleInfo rule : rules) {
            for (String known : rule.prevents()) {
                if (!keyIn(known).equals(keyIn(message))
                        && !keyIn(known).isEmpty()
                        && !keyIn(message).isEmpty()) {
                    continue;
                }
                Set<String> words = words(known);
                Set<String> shared = new HashSet<>(words);
                shared.retainAll(said);
                Set<String> all = new HashSet<>(words);
                all.addAll(said);
                // The message may stand in a longer text, so that its own words count more than the others.
                double alike = (2.0 * shared.size() / words.size() + (double) shared.size() / all.size()) / 3;
                if (isPiece(shared, said) || isCode(shared, said)) {
                    alike = Math.max(alike, (double) shared.size() / said.size());
                }
                if (alike > ALIKE) {
                    scores.merge(rule, alike, Math::max);
                }
            }
        }
        String aboutKey = scores.isEmpty() ? ruleOfKey(message) : isOfRole(said) ? "unknown-role" : "";
        if (scores.isEmpty() || !aboutKey.isEmpty()) {
            return rules.stream().filter(rule -> rule.name().equals(aboutKey)).toList();
        }
        double best = scores.values().stream().mapToDouble(score -> score).max().orElse(0);
        return scores.entrySet().stream()
                .filter(entry -> entry.getValue() >= best)
                .map(Map.Entry::getKey)
                .sorted(Comparator.comparing(RuleInfo::severity))
                .toList();
    }

    /** {@return whether nearly all that was said is known, and tells something: a clause of a longer message} */
    private static boolean isPiece(Set<String> shared, Set<String> said) {
        return shared.size() >= LEAST_OF_A_PIECE
                && shared.size() >= PIECE * said.size()
                && shared.stream().filter(word -> !USUAL.contains(word)).count() > 1;
    }

    /** {@return whether nothing but the code of a known message was said, such as invalid_n_examples} */
    private static boolean isCode(Set<String> shared, Set<String> said) {
        return said.size() == 1 && shared.size() == 1 && said.iterator().next().contains("_");
    }

    /** {@return whether the server did not like what the texts are about, which no rule judges} */
    static boolean isOfModeration(String message) {
        return words(message.replace('_', ' ')).stream().anyMatch(OF_MODERATION::contains);
    }

    /** {@return rules whose own words are most like those of a message that no rule knows, the most alike first} */
    static List<RuleInfo> perhaps(String message, List<RuleInfo> rules) {
        Map<String, Integer> frequency = new HashMap<>();
        rules.forEach(rule -> words(about(rule)).forEach(word -> frequency.merge(word, 1, Integer::sum)));
        Set<String> said = words(message);
        Map<RuleInfo, Double> scores = new LinkedHashMap<>();
        for (RuleInfo rule : rules) {
            Set<String> shared = words(about(rule));
            shared.retainAll(said);
            shared.removeAll(USUAL);
            // The rarer the word among the rules, the more it tells.
            double score = shared.stream()
                    .mapToDouble(word -> Math.log((double) rules.size() / frequency.getOrDefault(word, 1)))
                    .sum();
            if (score >= TELLING) {
                scores.put(rule, score);
            }
        }
        return scores.entrySet().stream()
                .sorted(Map.Entry.<RuleInfo, Double>comparingByValue().reversed())
                .limit(PROPOSED)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static String about(RuleInfo rule) {
        return rule.name().replace('-', ' ') + ' ' + rule.summary();
    }

    /** {@return the rule for what servers say of the value of a key that no known message is about, or ""} */
    private static String ruleOfKey(String message) {
        String key = keyIn(message);
        Set<String> said = words(message);
        if (!key.isEmpty() && said.contains("missing")) {
            return "missing-key";
        }
        if (key.isEmpty() || !said.contains("should")) {
            return isOfRole(said) ? "unknown-role" : "";
        }
        return switch (key) {
            case "weight" -> "invalid-weight";
            case "role" -> "unknown-role";
            default -> "wrong-type";
        };
    }

    /** {@return whether a role is none that the server has; one that it did not expect after another is} */
    private static boolean isOfRole(Set<String> said) {
        return said.contains("unknown") && said.contains("role") && !said.contains("after");
    }

    /** {@return the key that a message is about, empty where it names none} */
    private static String keyIn(String message) {
        Matcher key = KEY.matcher(message);
        return key.find() ? key.group(1) : "";
    }

    private static Set<String> words(String text) {
        Set<String> words = new HashSet<>();
        for (String word : text.toLowerCase(Locale.ROOT).split("[^a-z_]+", -1)) {
            if (word.length() > 1) {
                words.add(SAME.getOrDefault(word, word));
            }
        }
        return words;
    }
}
