package io.github.tuneprep.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotedTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "data/train.jsonl, data/train.jsonl",
                "données/训练.jsonl, données/训练.jsonl",
                "C:\\data\\train.jsonl, C:\\data\\train.jsonl",
                "my data.jsonl, 'my data.jsonl'",
                "it's.jsonl, 'it'\\''s.jsonl'",
                "$HOME;ls, '$HOME;ls'",
                "``, ''"
            })
    void an_argument_can_be_pasted_into_a_shell(String text, String argument) {
        assertThat(Quoted.argument(text)).isEqualTo(argument);
    }
}
