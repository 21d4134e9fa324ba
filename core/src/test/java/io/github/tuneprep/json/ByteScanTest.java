package io.github.tuneprep.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ByteScanTest {
    @Test
    void finds_and_counts_what_a_plain_loop_does() {
        Random random = new Random(3);
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = new byte[random.nextInt(40)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) (random.nextBoolean() ? random.nextInt(3) : 126 + random.nextInt(5));
            }
            int from = random.nextInt(bytes.length + 1);
            int to = from + random.nextInt(bytes.length - from + 1);
            byte wanted = (byte) random.nextInt(3);
            byte other = (byte) (random.nextBoolean() ? random.nextInt(3) : 126 + random.nextInt(5));

            int index = to;
            int beyond = to;
            int last = from - 1;
            long count = 0;
            for (int at = to - 1; at >= from; at--) {
                boolean pair = at + 1 < to && bytes[at] == wanted && bytes[at + 1] == other;
                last = pair && last < from ? at : last;
                index = bytes[at] == wanted ? at : index;
                beyond = bytes[at] < 0 ? at : beyond;
                count += bytes[at] == wanted ? 1 : 0;
            }
            assertThat(ByteScan.indexOf(bytes, from, to, wanted)).isEqualTo(index);
            assertThat(ByteScan.lastIndexOf(bytes, from, to, wanted, other)).isEqualTo(last);
            byte[] copy = new byte[to - from];
            assertThat(ByteScan.copyUntil(bytes, from, to, wanted, copy, 0)).isEqualTo(index - from);
            assertThat(Arrays.copyOf(copy, index - from)).isEqualTo(Arrays.copyOfRange(bytes, from, index));
            assertThat(ByteScan.firstBeyondAscii(bytes, from, to)).isEqualTo(beyond);
            assertThat(ByteScan.count(bytes, from, to, wanted)).isEqualTo(count);
        }
    }

    @Test
    void finds_the_first_digit_behind_every_other_byte() {
        for (int b = 0; b <= 0xFF; b++) {
            for (int others = 0; others < 20; others++) {
                byte[] bytes = new byte[others + 2];
                Arrays.fill(bytes, 0, others, (byte) b);
                bytes[others] = '7';
                int expected = b >= '0' && b <= '9' ? 0 : others;

                assertThat(ByteScan.indexOfDigit(bytes, 0, bytes.length)).isEqualTo(expected);
                assertThat(ByteScan.indexOfDigit(bytes, 0, others)).isEqualTo(Math.min(expected, others));
            }
        }
    }

    @Test
    void finds_what_ends_the_plain_part_of_a_string_behind_every_other_byte() {
        for (int b = 0; b <= 0xFF; b++) {
            for (int others = 1; others < 20; others++) {
                byte[] bytes = new byte[others + 2];
                Arrays.fill(bytes, 0, others, (byte) b);
                bytes[others] = (byte) "\"\\\u0000\u001F".charAt(others % 4);
                int expected = b < ' ' || b == '"' || b == '\\' ? 0 : others;

                assertThat(ByteScan.indexOfQuoteEscapeOrControl(bytes, 0, bytes.length))
                        .isEqualTo(expected);
                assertThat(ByteScan.indexOfQuoteEscapeOrControl(bytes, 0, others))
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void trims_what_is_white_space_of_json() {
        byte[] bytes = "x\r\n \t a \u000B b \t\r\n y".getBytes(UTF_8);

        assertThat(ByteScan.firstBeyondSpace(bytes, 1, bytes.length)).isEqualTo(6);
        assertThat(ByteScan.endBeforeSpace(bytes, 1, bytes.length - 1)).isEqualTo(11);
        assertThat(ByteScan.firstBeyondSpace(bytes, 1, 4)).isEqualTo(4);
        assertThat(ByteScan.endBeforeSpace(bytes, 1, 4)).isEqualTo(1);
        assertThat(ByteScan.firstBeyondSpace(bytes, 0, bytes.length)).isZero();
        assertThat(ByteScan.endBeforeSpace(bytes, 0, bytes.length)).isEqualTo(bytes.length);
    }

    @Test
    void counts_the_letters_and_digits_in_front_of_every_other_byte() {
        for (int other = 0; other < 256; other++) {
            boolean belongs = other < 128 && Character.isLetterOrDigit(other);
            for (int at = 0; at < Long.BYTES; at++) {
                byte[] bytes = "aZ09zA5m".getBytes(UTF_8);
                bytes[at] = (byte) other;

                assertThat(ByteScan.leadingAlphanumerics(ByteScan.load(bytes, 0)))
                        .isEqualTo(belongs ? Long.BYTES : at);
            }
        }
    }
}
