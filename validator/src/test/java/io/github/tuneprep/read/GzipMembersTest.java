package io.github.tuneprep.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;

class GzipMembersTest {
    @Test
    void reads_all_members_of_a_pipe_however_it_trickles() throws IOException {
        Random random = new Random(3);
        for (int round = 0; round < 100; round++) {
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            for (int member = random.nextInt(4); member >= 0; member--) {
                byte[] part = new byte[random.nextInt(3) * random.nextInt(70_000)];
                random.nextBytes(part);
                text.writeBytes(part);
                file.writeBytes(gzip(part));
            }
            file.writeBytes(new byte[random.nextInt(2) * 512]);

            assertThat(unzip(new Pipe(file.toByteArray(), random))).isEqualTo(text.toByteArray());
        }
    }

    @Test
    void reads_a_header_with_name_comment_extra_field_and_checksum() throws IOException {
        byte[] plain = gzip("hello".getBytes(UTF_8));
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(plain, 0, 10);
        // The length of the extra field, low byte first: 258.
        file.writeBytes(new byte[] {2, 1});
        file.writeBytes(new byte[258]);
        file.writeBytes("train.jsonl\0made by hand\0".getBytes(UTF_8));
        file.writeBytes(new byte[2]);
        file.write(plain, 10, plain.length - 10);
        byte[] bytes = file.toByteArray();
        bytes[3] = 2 | 4 | 8 | 16;

        assertThat(unzip(new ByteArrayInputStream(bytes))).asString(UTF_8).isEqualTo("hello");
    }

    @Test
    void refuses_what_is_cut_changed_or_followed_by_something_else() throws IOException {
        byte[] file = gzip("hello, world".getBytes(UTF_8));
        byte[] twice = Arrays.copyOf(file, 2 * file.length);
        System.arraycopy(file, 0, twice, file.length, file.length);
        byte[] changed = file.clone();
        changed[file.length - 8]++;
        byte[] followed = Arrays.copyOf(file, file.length + 4);
        followed[file.length] = '{';

        for (int length = 1; length < file.length; length++) {
            byte[] cut = Arrays.copyOf(file, length);
            assertThatThrownBy(() -> unzip(new ByteArrayInputStream(cut))).isInstanceOf(EOFException.class);
            byte[] secondCut = Arrays.copyOf(twice, file.length + length);
            assertThatThrownBy(() -> unzip(new ByteArrayInputStream(secondCut))).isInstanceOf(EOFException.class);
        }
        assertThatThrownBy(() -> unzip(new ByteArrayInputStream(changed)))
                .isInstanceOf(ZipException.class)
                .hasMessageContaining("checksum");
        assertThatThrownBy(() -> unzip(new ByteArrayInputStream(followed)))
                .isInstanceOf(ZipException.class)
                .hasMessageContaining("behind the end");
    }

    @Test
    void unzips_what_says_that_it_is_zipped_and_closes_it() throws IOException {
        byte[] zipped = gzip("hi".getBytes(UTF_8));
        boolean[] closed = {false};
        InputStream source = new FilterInputStream(new ByteArrayInputStream(zipped)) {
            @Override
            public void close() {
                closed[0] = true;
            }
        };
        GzipMembers members = new GzipMembers(source);
        assertThat(List.of(members.read(), members.read(), members.read())).containsExactly((int) 'h', (int) 'i', -1);
        members.close();
        assertThat(closed[0]).isTrue();

        for (byte[] plain : List.of(new byte[0], new byte[] {0x1F}, new byte[] {0x1F, 0, 1}, "hi".getBytes(UTF_8))) {
            assertThat(GzipMembers.unzipped(new ByteArrayInputStream(plain)).readAllBytes())
                    .isEqualTo(plain);
        }
        assertThat(GzipMembers.unzipped(new ByteArrayInputStream(zipped)).readAllBytes())
                .asString(UTF_8)
                .isEqualTo("hi");
    }

    private static byte[] unzip(InputStream in) throws IOException {
        try (InputStream unzipped = new GzipMembers(in)) {
            return unzipped.readAllBytes();
        }
    }

    private static byte[] gzip(byte[] text) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(text);
        }
        return zipped.toByteArray();
    }

    /** Never says how much is available, as a socket or a pipe may. */
    private static final class Pipe extends FilterInputStream {
        private final Random random;

        Pipe(byte[] bytes, Random random) {
            super(new ByteArrayInputStream(bytes));
            this.random = random;
        }

        @Override
        public int available() {
            return 0;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            return super.read(buffer, from, Math.min(length, 1 + random.nextInt(9_000)));
        }
    }
}
