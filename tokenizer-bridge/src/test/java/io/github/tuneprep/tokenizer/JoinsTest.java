package io.github.tuneprep.tokenizer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JoinsTest {
    /** From these the characters of a text are drawn: first and last code point. */
    private static final int[][] BLOCKS = {
        {0x4E00, 0x4F00}, // frequent ideographs
        {0x4E00, 0x9FFF},
        {0x3001, 0x30FF}, // punctuation and kana
        {0xAC00, 0xD7A3}, // Hangul
        {0x0E01, 0x0E4E}, // Thai
        {0x0905, 0x0950}, // Devanagari
        {0x0410, 0x044F}, // Cyrillic
        {0xFF01, 0xFFFF},
        {0x20000, 0x20100}, // ideographs beyond the basic plane
        {0x1F600, 0x1F640}, // emoji
        {'a', 'z'},
    };

    @ParameterizedTest
    @ValueSource(strings = {"o200k_base", "cl100k_base", "r50k_base"})
    void parts_have_as_many_tokens_as_the_whole(String encoding) {
        Vocabulary vocabulary = Vocabulary.load(encoding);
        Random random = new Random(20261123);
        for (int i = 0; i < 20_000; i++) {
            byte[] text = padded(text(random));
            int length = text.length - Bytes.PADDING;
            assertThat(tokensOfParts(vocabulary, text, length))
                    .as(() -> new String(text, 0, length, UTF_8))
                    .isEqualTo(new BytePairMerge(vocabulary).count(text, 0, length));
        }
    }

    @Test
    void characters_alone_need_not_be_looked_up() {
        Joins joins = Vocabulary.load("o200k_base").joins();

        Parts parts = cut(joins, padded("我们在北京看书吃鱼"), 27);

        assertThat(parts.tokens).isPositive();
        assertThat(parts.size).isLessThan(4);
    }

    @Test
    void what_joins_stays_together_however_long_it_is() {
        Joins joins = Vocabulary.load("o200k_base").joins();
        String laughter = "哈".repeat(500);

        Parts parts = cut(joins, padded(laughter + "书"), 1503);

        assertThat(parts.size).isEqualTo(1);
        assertThat(parts.ends[0]).isEqualTo(1500);
        assertThat(parts.tokens).isEqualTo(1);
    }

    private static int tokensOfParts(Vocabulary vocabulary, byte[] text, int length) {
        Parts parts = new Parts();
        BytePairMerge merge = new BytePairMerge(vocabulary);
        int tokens = 0;
        for (int at = 0; at < length; ) {
            at = vocabulary.joins().cut(text, at, length, parts);
            for (int i = 0; i < parts.size; i++) {
                tokens += merge.count(text, parts.starts[i], parts.ends[i]);
            }
            parts.size = 0;
        }
        return tokens + parts.tokens;
    }

    private static Parts cut(Joins joins, byte[] text, int length) {
        Parts parts = new Parts();
        for (int at = 0; at < length; ) {
            at = joins.cut(text, at, length, parts);
        }
        return parts;
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int length = 1 + random.nextInt(random.nextInt(10) == 0 ? 200 : 30);
        List<Integer> seen = new ArrayList<>();
        int[] block = BLOCKS[0];
        for (int i = 0; i < length; i++) {
            block = random.nextInt(4) == 0 ? BLOCKS[random.nextInt(BLOCKS.length)] : block;
            // Characters that come again make tokens of more than one.
            int character = !seen.isEmpty() && random.nextInt(6) == 0
                    ? seen.get(random.nextInt(seen.size()))
                    : block[0] + random.nextInt(block[1] - block[0] + 1);
            seen.add(character);
            text.appendCodePoint(character);
        }
        return text.toString();
    }

    private static byte[] padded(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        byte[] padded = Arrays.copyOf(bytes, bytes.length + Bytes.PADDING);
        Arrays.fill(padded, bytes.length, padded.length, (byte) 0xFF);
        return padded;
    }
}
