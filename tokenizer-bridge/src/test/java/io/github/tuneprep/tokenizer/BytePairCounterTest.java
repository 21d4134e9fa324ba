package io.github.tuneprep.tokenizer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ibm.icu.lang.UCharacter;
import io.github.tuneprep.tokens.TokenCounter;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BytePairCounterTest {
    private final BytePairCounters counters = new BytePairCounters();

    @Test
    void counts_bytes_between_two_offsets() {
        TokenCounter counter = counters.newCounter("o200k_base");
        byte[] utf8 = "xxHello, world!xx".getBytes(UTF_8);

        assertThat(counter.count(utf8, 2, utf8.length - 2)).isEqualTo(4);
        assertThat(counter.count(utf8, 2, 2)).isZero();
        assertThat(counter.count("")).isZero();
    }

    @Test
    void answers_the_same_whatever_was_counted_before() {
        TokenCounter used = counters.newCounter("o200k_base");
        String[] texts = {
            "Katharina", " Katharina", "unbelievablyLongIdentifierName", "数据科学家们正在讨论", "\n\n\n", "a".repeat(200)
        };
        for (int i = 0; i < 3; i++) {
            for (String text : texts) {
                assertThat(used.count(text))
                        .isEqualTo(counters.newCounter("o200k_base").count(text));
            }
        }
    }

    @Test
    void what_a_closed_counter_learned_is_for_one_other_counter() {
        PieceCaches caches = new PieceCaches(Vocabulary.load("r50k_base"));
        PieceCache learned = caches.take();
        caches.giveBack(learned);
        TokenCounter counter = new BytePairCounter("r50k_base", new Gpt2Splitter(), caches);
        assertThat(caches.take()).isNotSameAs(learned);

        counter.close();
        counter.close();

        assertThat(caches.take()).isSameAs(learned);
        assertThat(caches.take()).isNotSameAs(learned);
        assertThatThrownBy(() -> counter.count("Hello")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void counts_text_that_spells_a_special_token_as_ordinary_text() {
        assertThat(counters.newCounter("cl100k_base").count("<|endoftext|>")).isEqualTo(7);
    }

    @Test
    void counts_half_a_surrogate_pair_like_a_replacement_character() {
        TokenCounter counter = counters.newCounter("o200k_base");

        assertThat(counter.count("a\ud83d b")).isEqualTo(counter.count("a? b"));
    }

    @Test
    void harmony_counts_like_o200k() {
        String text = "Reasoning models think first. 思考";

        assertThat(counters.newCounter("o200k_harmony").count(text))
                .isEqualTo(counters.newCounter("o200k_base").count(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", " ", "\n", "7", "😀", "的", "=", "\u0301"})
    void a_megabyte_of_one_character_is_counted_in_time(String character) {
        String text = character.repeat(1 << 20);

        assertThat(counters.newCounter("o200k_base").count(text)).isBetween(1, 4 << 20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"o200k_base", "cl100k_base", "p50k_base", "r50k_base"})
    void runs_of_one_character_count_as_jtokkit_counts_them(String encoding) {
        TokenCounter ours = counters.newCounter(encoding);
        TokenCounter jtokkit = new JTokkitCounters().newCounter(encoding);
        Random random = new Random(9);
        for (String character : List.of("a", "A", "z", " ", "\n", "\t", "=", "-", "*", "#", "_", "\u0000")) {
            for (int i = 0; i < 40; i++) {
                String text = character.repeat(129 + random.nextInt(i < 36 ? 500 : 4000));

                assertThat(ours.count(text)).as(text).isEqualTo(jtokkit.count(text));
            }
        }
    }

    @Test
    void names_the_encodings_it_knows() {
        assertThatThrownBy(() -> counters.newCounter("o200k")).hasMessageContaining("nearest: o200k_base");
    }

    @Test
    void the_frozen_classes_are_those_of_unicode_16() {
        for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
            if (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE) {
                byte[] text = Character.toString(codePoint).getBytes(UTF_8);
                int character = CharClasses.at(text, 0);
                assertThat(CharClasses.lengthOf(character)).isEqualTo(text.length);
                boolean letter = CharClasses.classOf(character) <= CharClasses.LETTER;
                assertThat(letter).as("U+%04X", codePoint).isEqualTo(UCharacter.isLetter(codePoint));
            }
        }
    }
}
