package io.github.tuneprep.tokenizer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
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

    private static String split(Splitter splitter, String shown) {
        byte[] text =
                shown.replace('·', ' ').replace('⏎', '\n').replace('⇥', '\t').getBytes(UTF_8);
        byte[] padded = Arrays.copyOf(text, text.length + Bytes.PADDING);
        Arrays.fill(padded, text.length, padded.length, (byte) 0xFF);
        int[] ends = new int[3];
        StringBuilder pieces = new StringBuilder();
        int at = 0;
        while (at < text.length) {
            // A short list of ends, so that splitting has to go on where it stopped.
            int found = splitter.split(padded, at, text.length, ends);
            for (int i = 0; i < found; i++) {
                pieces.append(pieces.isEmpty() ? "" : "|").append(new String(text, at, ends[i] - at, UTF_8));
                at = ends[i];
            }
        }
        return pieces.toString().replace(' ', '·').replace('\n', '⏎').replace('\t', '⇥');
    }
}
