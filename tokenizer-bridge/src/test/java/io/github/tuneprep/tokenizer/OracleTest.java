package io.github.tuneprep.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tuneprep.tokens.TokenCounter;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Our counts against JTokkit's, which are those of the reference implementation where the JDK knows the characters.
 *
 * <p>{@code -Dtuneprep.oracleTexts=10000000} compares more texts.
 */
class OracleTest {
    private static final int TEXTS = Integer.getInteger("tuneprep.oracleTexts", 40_000);

    /**
     * JDK 17 knows Unicode 13; the frozen tables know 16. JTokkit asks the JDK, so newer characters are left to JDK 25.
     */
    private static final boolean JDK_KNOWS_UNICODE_16 = Runtime.version().feature() >= 24;

    private static final String[] FRAGMENTS = {
        " ",
        "  ",
        "\n",
        "\r\n",
        "\t",
        "\u00a0",
        "\u3000",
        "\u2028",
        "\u0085",
        "\u000b",
        "\u001c",
        "'s",
        "'S",
        "'ſ",
        "'ll",
        "'LL",
        "'Re",
        "'ve",
        "'d",
        "'",
        "''",
        "/",
        "//",
        "!",
        "...",
        "\u0301",
        "e\u0301",
        "\u200d",
        "\ufe0f",
        "👩‍👩‍👧",
        "😀",
        "the",
        "The",
        "THE",
        "hello",
        "World",
        "iPhone",
        "ABCdef",
        "ABC中DEF",
        "中文",
        "你好，世界",
        "日本語テキスト",
        "한국어",
        "ʰ",
        "Ǆ",
        "ǅ",
        "ß",
        "İ",
        "ı",
        "straße",
        "Привет",
        "مرحبا",
        "שלום",
        "नमस्ते",
        "ไทย",
        "1",
        "12",
        "123",
        "1234567",
        "½",
        "Ⅻ",
        "٣",
        "<|endoftext|>",
        "{\"a\": 1}",
        "    return x;",
        "_",
        "snake_case",
        "camelCase",
        "http://x.y/z?q=1",
    };

    @ParameterizedTest
    @ValueSource(strings = {"o200k_base", "cl100k_base", "p50k_base", "r50k_base"})
    void counts_random_texts_of_all_characters_like_the_oracle(String encoding) {
        TokenCounter ours = new BytePairCounters().newCounter(encoding);
        TokenCounter oracle = new JTokkitCounters().newCounter(encoding);
        Random random = new Random(20261121);
        for (int i = 0; i < TEXTS; i++) {
            String text = text(random);
            assertThat(ours.count(text)).as(() -> escape(text)).isEqualTo(oracle.count(text));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"o200k_base", "cl100k_base", "r50k_base"})
    void counts_long_runs_like_the_oracle(String encoding) {
        TokenCounter ours = new BytePairCounters().newCounter(encoding);
        TokenCounter oracle = new JTokkitCounters().newCounter(encoding);
        Random random = new Random(7);
        for (String fragment : FRAGMENTS) {
            String text = "x".repeat(random.nextInt(3)) + fragment.repeat(100 + random.nextInt(300)) + "y";
            assertThat(ours.count(text)).as(fragment).isEqualTo(oracle.count(text));
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int parts = 1 + random.nextInt(12); parts > 0; parts--) {
            switch (random.nextInt(6)) {
                case 0 -> text.append(FRAGMENTS[random.nextInt(FRAGMENTS.length)]);
                case 1 -> append(text, random, 0x20, 0x7F, 8);
                case 2 -> append(text, random, 0x80, 0x3000, 5);
                case 3 -> append(text, random, 0x4E00, 0x9FA6, 12);
                case 4 -> append(text, random, 0, 0x11_0000, 4);
                default ->
                    text.append(FRAGMENTS[random.nextInt(FRAGMENTS.length)]).append(' ');
            }
        }
        return text.toString();
    }

    private static void append(StringBuilder text, Random random, int from, int to, int most) {
        for (int i = 1 + random.nextInt(most); i > 0; i--) {
            int codePoint = from + random.nextInt(to - from);
            boolean surrogate = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
            if (!surrogate && (JDK_KNOWS_UNICODE_16 || Character.isDefined(codePoint))) {
                text.appendCodePoint(codePoint);
            }
        }
    }

    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints()
                .forEach(c -> escaped.append(
                        c > ' ' && c < 0x7F ? Character.toString(c) : "\\u{" + Integer.toHexString(c) + "}"));
        return escaped.toString();
    }
}
