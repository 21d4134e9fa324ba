package io.github.tuneprep.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8Test {
    /** Lead bytes, continuations and the bytes at their limits. */
    private static final int[] BYTES = {
        'a', 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xE4, 0xEC, 0xED, 0xEE, 0xEF,
        0xF0, 0xF1, 0xF4, 0xF5, 0xFF
    };

    @Test
    void refuses_what_the_decoder_of_the_jdk_refuses() {
        Random random = new Random(5);
        for (int i = 0; i < 200_000; i++) {
            byte[] bytes = "\u4E2D\u6587 and \u00E9 \uD83D\uDE00\u5B57\u6BCD"
                    .substring(random.nextInt(8))
                    .getBytes(UTF_8);
            for (int changes = random.nextInt(4); changes > 0; changes--) {
                bytes[random.nextInt(bytes.length)] = (byte) BYTES[random.nextInt(BYTES.length)];
            }
            int to = bytes.length - random.nextInt(3);

            assertThat(Utf8.firstInvalid(bytes, 0, to)).isEqualTo(firstInvalid(bytes, to));
        }
    }

    private static int firstInvalid(byte[] bytes, int to) {
        CharsetDecoder decoder = UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes, 0, to);
        CoderResult result = decoder.decode(in, CharBuffer.allocate(bytes.length), true);
        return result.isError() ? in.position() : -1;
    }
}
