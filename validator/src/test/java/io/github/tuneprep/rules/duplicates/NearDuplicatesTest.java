package io.github.tuneprep.rules.duplicates;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.tuneprep.Source;
import io.github.tuneprep.Validator;
import io.github.tuneprep.report.Finding;
import io.github.tuneprep.report.Report;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearDuplicatesTest {
    private static final String RULE = "near-duplicate-example";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "How long does a wheel truing take?|how long DOES truing a wheel take",
                "Ist das Caf\u00e9 ge\u00f6ffnet, bitte?|ist das Cafe\u0301 geo\u0308ffnet bitte",
                "Ist das Cafe geoffnet, bitte?|Ist das Caf\u00e9 ge\u00f6ffnet, bitte?",
                "\u041f\u043e\u0447\u0435\u043c\u0443 \u043d\u0435\u0431\u043e \u0441\u0438\u043d\u0435\u0435?|\u043f\u043e\u0447\u0435\u043c\u0443 \u0441\u0438\u043d\u0435\u0435 \u043d\u0435\u0431\u043e",
                "\u5929\u7a7a\u4e3a\u4ec0\u4e48\u662f\u84dd\u8272\u7684\uff1f\u4f60\u77e5\u9053\u5417|\u4f60\u77e5\u9053\u5417\u3002\u5929\u7a7a\u4e3a\u4ec0\u4e48\u662f\u84dd\u8272\u7684",
                "say \u201cone two\u201d three|say one \u00a0two three\u200b",
                "\uff21\uff22\uff23 one two three|abc one two three",
            })
    void order_case_accents_and_punctuation_do_not_matter(String one, String other) {
        assertThat(found(chat(one, "yes it is"), chat(other, "Yes, it is.")))
                .extracting(finding -> finding.line().getAsLong(), Finding::message)
                .containsExactly(tuple(2L, "example has the same words as an earlier one (as line 1)"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "what is five and three|what is five and four",
                "what is 5 - 3 please|what is 5 + 3 please",
                "what is 12 and 3 please|what is 1 and 23 please",
                "say one two two three|say one one two three",
                "internationalisation is a word|internationalization is a word",
                "\u5929\u7a7a\u4e3a\u4ec0\u4e48 one two three|\u4e3a\u4ec0\u4e48\u5929\u7a7a one two three",
                "say yes|Say yes!",
            })
    void other_words_and_signs_matter_and_few_words_say_nothing(String one, String other) {
        assertThat(found(chat(one, "x"), chat(other, "x"))).isEmpty();
    }

    @Test
    void the_words_of_one_role_are_not_those_of_another() {
        assertThat(found(chat("one two three", "four five six"), chat("four five six", "one two three")))
                .isEmpty();
    }

    @Test
    void what_differs_in_its_answer_only_has_another_rule() {
        String one = chat("one two three four", "Yes.");
        String other = chat("one two three four", "yes");

        assertThat(found(one, other)).isEmpty();
        assertThat(found(one, one)).isEmpty();
    }

    @Test
    void pairs_completions_and_texts_are_compared_too() {
        assertThat(found(
                        "{\"prompt\":\"one two three ->\",\"completion\":\" four\"}",
                        "{\"prompt\":\"three two, one ->\",\"completion\":\" four\"}"))
                .hasSize(1);
        assertThat(report(
                                Validator.create().provider("together"),
                                "{\"text\":\"one two three four\"}",
                                "{\"text\":\"Four, three, two, one\"}")
                        .findingsOf(RULE))
                .hasSize(1);
        String pair = "{\"input\":{\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]},"
                + "\"preferred_output\":[{\"role\":\"assistant\",\"content\":\"%s\"}],"
                + "\"non_preferred_output\":[{\"role\":\"assistant\",\"content\":\"%s\"}]}";
        assertThat(found(
                        pair.formatted("one two three", "four", "five"),
                        pair.formatted("three two one", "four", "five")))
                .hasSize(1);
        assertThat(found(
                        pair.formatted("one two three", "four", "five"),
                        pair.formatted("three two one", "five", "four")))
                .isEmpty();
    }

    @Test
    void a_validation_example_that_was_reworded_is_seen() {
        Report report = Validator.create()
                .validation(source(chat("Three, two, one!", "four five")))
                .check(List.of(source(chat("one two three", "four five"))));

        assertThat(report.findings())
                .filteredOn(finding -> finding.rule().startsWith("near-"))
                .extracting(Finding::rule, finding -> finding.line().getAsLong(), Finding::message)
                .containsExactly(tuple(
                        "near-validation-example-in-training",
                        1L,
                        "example has the same words as one of the training dataset (as training line 1)"));
    }

    /** Words of all lengths, so that they end at every place of what is read at a time. */
    @Test
    void shuffled_words_are_the_same_and_changed_ones_are_not() {
        Random random = new Random(20261122);
        String letters = "abcxyz019\u00e9\u00fc\u0444\u05d0\u4e2d\uff41";
        for (int round = 0; round < 500; round++) {
            List<String> words = new ArrayList<>();
            for (int i = 4 + random.nextInt(20); i > 0; i--) {
                StringBuilder word = new StringBuilder();
                for (int length = 1 + random.nextInt(20); length > 0; length--) {
                    word.append(letters.charAt(random.nextInt(random.nextBoolean() ? 9 : letters.length())));
                }
                words.add(word.toString());
            }
            String one = written(words, random);
            List<String> shuffled = new ArrayList<>(words);
            Collections.shuffle(shuffled, random);
            String other = written(shuffled, random);
            shuffled.set(0, shuffled.get(0) + "q");
            String changed = written(shuffled, random);

            if (!one.equals(other)) {
                assertThat(found(chat(one, "x"), chat(other, "x")))
                        .as(one + " and " + other)
                        .hasSize(1);
            }
            assertThat(found(chat(one, "x"), chat(changed, "x")))
                    .as(one + " and " + changed)
                    .isEmpty();
        }
    }

    private static String written(List<String> words, Random random) {
        List<String> between = List.of(" ", ", ", ". ", "  ", " \u201c", "\u3002", "!\u00a0", "?");
        StringBuilder text = new StringBuilder();
        for (String word : words) {
            String form = switch (random.nextInt(3)) {
                case 0 -> Normalizer.normalize(word, Normalizer.Form.NFD);
                case 1 -> word.toUpperCase(Locale.ROOT);
                default -> word;
            };
            for (int i = 0; i < form.length(); i++) {
                char c = form.charAt(i);
                text.append(random.nextInt(8) == 0 ? String.format("\\u%04x", (int) c) : String.valueOf(c));
            }
            text.append(between.get(random.nextInt(between.size())));
        }
        return text.toString();
    }

    private static List<Finding> found(String... lines) {
        return report(Validator.create(), lines).findingsOf(RULE);
    }

    private static Report report(Validator validator, String... lines) {
        return validator.threads(1).select(List.of(RULE)).check(List.of(source(lines)));
    }

    private static Source source(String... lines) {
        return Source.of("data.jsonl", (String.join("\n", lines) + "\n").getBytes(UTF_8));
    }

    private static String chat(String question, String answer) {
        return "{\"messages\":[{\"role\":\"user\",\"content\":\"" + question
                + "\"},{\"role\":\"assistant\",\"content\":\"" + answer + "\"}]}";
    }
}
