package io.github.tuneprep.tokenizer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pieces are shown with a bar between them, a blank as a dot, a line feed as ⏎, a tab as ⇥. */
class SplitterTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = (char) 96,
            value = {
                "Hello·world,                  Hello|·world",
                "I'm·sure·they'LL·say·it's,    I'm|·sure|·they'LL|·say|·it's",
                "HTMLParser·camelCase·ABC,     HTMLParser|·camel|Case|·ABC",
                "ABC中DEF·ABC中DEFg,            ABC中|DEF|·ABC中DEFg",
                "12345·67,                     123|45|·|67",
                "a··b···c,                     a|·|·b|··|·c",
                "x·=·(y);⏎⏎z,                  x|·=|·(|y|);⏎⏎|z",
                "!!a·!a,                       !!|a|·!|a",
                "https://a.b/c/⏎/d,            https|://|a|.b|/c|/⏎/|d",
                "a·⏎··⏎b··,                    a|·⏎··⏎|b|··",
                "internationalization·ok,      internationalization|·ok",
                "naïve·Café·ÉCOLE,             naïve|·Café|·ÉCOLE",
                "你好，世界,                     你好|，世界",
                "привет·Мир·миРу·ёж́ик,        привет|·Мир|·ми|Ру|·ёж́ик",
                "e\u0301te·\u0301a,            e\u0301te|·\u0301a",
                "'s·it'ſ,                      's|·it'ſ",
                "⇥x=1,                         ⇥x|=|1",
            })
    void o200k_splits(String text, String pieces) {
        assertThat(split(new O200kSplitter(), text)).isEqualTo(pieces);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = (char) 96,
            value = {
                "Hello·world,                  Hello|·world",
                "I'm·they'LL,                  I|'m|·they|'LL",
                "camelCase·ABC中DEF,            camelCase|·ABC中DEF",
                "привет·Мир·миРу·ёж́ик,        привет|·Мир|·миРу|·ёж|́ик",
                "12345,                        123|45",
                "x·=·(y);⏎⏎z,                  x|·=|·(|y|);⏎⏎|z",
                "//⏎/a,                        //⏎|/a",
                "e\u0301te,                    e|\u0301te",
                "··a·⏎b,                       ·|·a|·⏎|b",
                "it'ſ,                         it|'ſ",
            })
    void cl100k_splits(String text, String pieces) {
        assertThat(split(new Cl100kSplitter(), text)).isEqualTo(pieces);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = (char) 96,
            value = {
                "Hello·world·12345,            Hello|·world|·12345",
                "I'm·they'LL,                  I|'m|·they|'|LL",
                "(a)·[b]⏎·c,                   (|a|)|·[|b|]|⏎|·c",
                "··a⇥b,                        ·|·a|⇥|b",
            })
    void gpt2_splits(String text, String pieces) {
        assertThat(split(new Gpt2Splitter(), text)).isEqualTo(pieces);
    }

    /** What 64 bytes show at once is what each piece shows alone. */
    @Test
    void sees_the_same_pieces_at_once_and_one_by_one() {
        Random random = new Random(64);
        String[] parts = {
            "a",
            "b",
            "Z",
            "QU",
            "the ",
            " of",
            "'",
            "'s",
            "'re",
            "'LL",
            "'V",
            " ",
            "  ",
            "\t",
            "\n",
            "\r\n",
            "1",
            "234",
            "56789",
            ".",
            "/",
            "(",
            "--",
            "_",
            "\u000b",
            "é",
            "中",
            "ſ",
            "\u00a0",
            "\u0301",
            "internationalization",
        };
        for (Splitter splitter : List.of(new O200kSplitter(), new Cl100kSplitter())) {
            for (int round = 0; round < 60_000; round++) {
                StringBuilder text = new StringBuilder();
                int variety = 2 + random.nextInt(parts.length - 1);
                int from = random.nextInt(parts.length);
                for (int i = random.nextInt(60); i >= 0; i--) {
                    text.append(parts[(from + random.nextInt(variety)) % parts.length]);
                }
                byte[] padded = padded(text.toString().getBytes(UTF_8));
                int length = padded.length - Bytes.PADDING;
                List<Integer> oneByOne = new ArrayList<>();
                for (int at = 0; at < length; ) {
                    at = splitter.next(padded, at);
                    oneByOne.add(at);
                }
                int[] ends = new int[length + AsciiWindow.BYTES];
                int found = splitter.split(padded, new AsciiClasses(), 0, length, ends);

                assertThat(Arrays.stream(ends, 0, found).boxed()).as("%s", text).isEqualTo(oneByOne);
            }
        }
    }

    private static byte[] padded(byte[] text) {
        byte[] padded = Arrays.copyOf(text, text.length + Bytes.PADDING);
        Arrays.fill(padded, text.length, padded.length, (byte) 0xFF);
        return padded;
    }

    private static String split(Splitter splitter, String shown) {
        byte[] text =
                shown.replace('·', ' ').replace('⏎', '\n').replace('⇥', '\t').getBytes(UTF_8);
        byte[] padded = padded(text);
        int[] ends = new int[AsciiWindow.BYTES];
        AsciiClasses classes = new AsciiClasses();
        StringBuilder pieces = new StringBuilder();
        int at = 0;
        while (at < text.length) {
            // A short list of ends, so that splitting has to go on where it stopped.
            int found = splitter.split(padded, classes, at, text.length, ends);
            for (int i = 0; i < found; i++) {
                pieces.append(pieces.isEmpty() ? "" : "|").append(new String(text, at, ends[i] - at, UTF_8));
                at = ends[i];
            }
        }
        return pieces.toString().replace(' ', '·').replace('\n', '⏎').replace('\t', '⇥');
    }
}
