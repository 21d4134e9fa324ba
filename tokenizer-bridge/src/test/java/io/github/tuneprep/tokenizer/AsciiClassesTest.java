package io.github.tuneprep.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

class AsciiClassesTest {
    private static final int SIZE = 4096;

    @Test
    void has_a_bit_for_each_byte_wherever_a_window_begins() {
        Random random = new Random(17);
        byte[] text = new byte[SIZE + Bytes.PADDING];
        random.nextBytes(text);
        for (int i = 0; i < SIZE; i++) {
            text[i] &= (byte) (random.nextInt(9) == 0 ? 0xFF : 0x7F);
        }
        AsciiClasses classes = new AsciiClasses();
        for (int at = 0; at < SIZE; at += random.nextInt(3) == 0 ? random.nextInt(200) : random.nextInt(9)) {
            classes.reach(text, at);

            long strange = bits(text, at, c -> c < 0 || c == 0x0B || c == 0x0C);
            assertThat(classes.bits(AsciiClasses.STRANGE, at)).as("at %d", at).isEqualTo(strange);
            assertThat(classes.bits(AsciiClasses.FIRST, at) & ~strange)
                    .as("at %d", at)
                    .isEqualTo(bits(text, at, c -> isLetter(c) || isDigit(c) || c == '\''));
            assertThat(classes.bits(AsciiClasses.SECOND, at) & ~strange)
                    .as("at %d", at)
                    .isEqualTo(bits(text, at, c -> c >= 'A' && c <= 'Z' || c == '\'' || c == '\t' || c == ' '));
            assertThat(classes.bits(AsciiClasses.THIRD, at) & ~strange)
                    .as("at %d", at)
                    .isEqualTo(bits(text, at, c -> isDigit(c) || "'\t\n\r".indexOf(c) >= 0));
        }
    }

    private static long bits(byte[] text, int at, IntPredicate isOfClass) {
        long bits = 0;
        for (int i = 0; i < AsciiWindow.BYTES; i++) {
            bits |= isOfClass.test(text[at + i]) ? 1L << i : 0;
        }
        return bits;
    }

    private static boolean isLetter(int c) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
