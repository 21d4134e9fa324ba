package io.github.tuneprep.tokenizer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tuneprep.tokens.TokenCounter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JTokkitCountersTest {
    private final JTokkitCounters counters = new JTokkitCounters();

    @ParameterizedTest
    @CsvSource({"r50k_base,6", "p50k_base,6", "cl100k_base,6", "o200k_base,6"})
    void counts_the_published_example(String encoding, int tokens) {
        // "tiktoken is great!" has six tokens in each of these encodings (OpenAI cookbook, read 2026-08).
        assertThat(counters.newCounter(encoding).count("tiktoken is great!")).isEqualTo(tokens);
    }

    @Test
    void counts_text_that_spells_a_special_token_as_ordinary_text() {
        assertThat(counters.newCounter("o200k_base").count("<|endoftext|>")).isGreaterThan(1);
    }

    @Test
    void counts_bytes_as_it_counts_text() {
        TokenCounter counter = counters.newCounter("cl100k_base");
        byte[] utf8 = "xx你好，世界 😀xx".getBytes(UTF_8);

        assertThat(counter.count(utf8, 2, utf8.length - 2)).isEqualTo(counter.count("你好，世界 😀"));
        assertThat(counter.count("")).isZero();
    }

    @Test
    void names_the_encodings_it_knows() {
        assertThatThrownBy(() -> counters.newCounter("o200k")).hasMessageContaining("nearest: o200k_base");
    }
}
