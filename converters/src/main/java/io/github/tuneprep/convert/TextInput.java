package io.github.tuneprep.convert;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.apache.commons.io.input.ReaderInputStream;
import org.jspecify.annotations.Nullable;

/** Decodes text strictly: a byte that is not of the encoding is an error, never a replacement character. */
final class TextInput {
    private static final int LONGEST_MARK = 3;

    private TextInput() {}

    /**
     * Decodes a stream.
     *
     * @param charset its encoding; null takes that of its byte order mark, or UTF-8
     */
    static Reader decode(InputStream in, @Nullable Charset charset) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in);
        buffered.mark(LONGEST_MARK);
        byte[] start = buffered.readNBytes(LONGEST_MARK);
        buffered.reset();
        Charset found = charset;
        int mark = 0;
        boolean mayBeWide = charset == null || charset.name().startsWith("UTF-16");
        if (starts(start, 0xEF, 0xBB, 0xBF)) {
            mark = 3;
            found = StandardCharsets.UTF_8;
        } else if (mayBeWide && starts(start, 0xFF, 0xFE)) {
            mark = 2;
            found = StandardCharsets.UTF_16LE;
        } else if (mayBeWide && starts(start, 0xFE, 0xFF)) {
            mark = 2;
            found = StandardCharsets.UTF_16BE;
        }
        buffered.skipNBytes(mark);
        return new BufferedReader(new InputStreamReader(
                buffered,
                (found == null ? StandardCharsets.UTF_8 : found)
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
    }

    /** {@return what {@link #decode} makes of a stream, in UTF-8} */
    static InputStream utf8(InputStream in, @Nullable Charset charset) throws IOException {
        return ReaderInputStream.builder()
                .setReader(decode(in, charset))
                .setCharset(StandardCharsets.UTF_8)
                .get();
    }

    private static boolean starts(byte[] bytes, int... expected) {
        if (bytes.length < expected.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if ((bytes[i] & 0xFF) != expected[i]) {
                return false;
            }
        }
        return true;
    }
}
