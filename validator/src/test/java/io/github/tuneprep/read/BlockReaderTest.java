package io.github.tuneprep.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BlockReaderTest {
    @Test
    void hands_out_every_line_once_with_its_number_however_the_stream_trickles() throws IOException {
        Random random = new Random(11);
        for (int round = 0; round < 30; round++) {
            List<String> lines = new ArrayList<>();
            for (int i = random.nextInt(60); i >= 0; i--) {
                lines.add("x".repeat(random.nextInt(20) == 0 ? random.nextInt(3 << 20) : random.nextInt(200)));
            }
            boolean endsWithLineEnd = random.nextBoolean();
            String file = String.join("\n", lines) + (endsWithLineEnd ? "\n" : "");

            assertThat(read(new Trickle(file.getBytes(UTF_8), random), Integer.MAX_VALUE / 2))
                    .isEqualTo(expected(file));
        }
    }

    @Test
    void skips_a_line_beyond_the_limit_and_says_which() throws IOException {
        int limit = 2 << 20;
        String file = "first\n" + "y".repeat(3 * limit) + "\nthird\n" + "z".repeat(limit + 1);

        assertThat(read(new ByteArrayInputStream(file.getBytes(UTF_8)), limit))
                .containsExactly("1 first", "2 overlong", "3 third", "4 overlong");
    }

    @Test
    void reads_a_line_of_exactly_the_limit_wherever_it_stands() throws IOException {
        for (int limit : new int[] {BlockReader.BLOCK_BYTES, BlockReader.BLOCK_BYTES + 1, 3 << 20}) {
            for (int length = limit - 1; length <= limit + 1; length++) {
                String line = "y".repeat(length);
                String read = length > limit ? "overlong" : line;

                for (String before : List.of("", "first\n")) {
                    int number = before.isEmpty() ? 1 : 2;
                    for (String behind : List.of("", "\n", "\nlast")) {
                        List<String> found =
                                read(new ByteArrayInputStream((before + line + behind).getBytes(UTF_8)), limit);
                        assertThat(found.get(number - 1).equals(number + " " + read))
                                .as("%s of %s before %s", length, limit, behind)
                                .isTrue();
                        assertThat(found).hasSize(number + (behind.length() > 1 ? 1 : 0));
                    }
                }
            }
        }
    }

    @Test
    void counts_bytes_and_lines_of_short_files_long_ones_and_lines_that_are_skipped() throws IOException {
        for (String file : List.of("a\n\nb", "abc\n".repeat(1 << 20), "x".repeat(9 << 20) + "\nb\nc")) {
            BlockReader reader = new BlockReader(new ByteArrayInputStream(file.getBytes(UTF_8)), 2 << 20);
            assertThat(reader.begin().lineEnd()).isEqualTo((byte) '\n');
            Block block = new Block();
            while (reader.next(block)) {
                block.forEachLine((buffer, from, to, number) -> {});
            }

            assertThat(reader.bytes()).isEqualTo(file.length());
            assertThat(reader.lines()).isEqualTo(file.lines().count());
        }
    }

    @Test
    void knows_whether_the_stream_and_the_last_line_have_ended() throws IOException {
        for (String file : List.of("a\nb", "a\n", "", "x".repeat(BlockReader.BLOCK_BYTES))) {
            BlockReader reader = new BlockReader(new ByteArrayInputStream(file.getBytes(UTF_8)), 1 << 24);
            reader.begin();
            assertThat(reader.isEnded()).isEqualTo(file.length() < BlockReader.BLOCK_BYTES);
            Block block = new Block();
            assertThat(reader.next(block)).isEqualTo(!file.isEmpty());
            assertThat(block.endsLine()).isEqualTo(file.endsWith("\n"));
            assertThat(reader.isEnded()).isTrue();
        }
    }

    private static List<String> expected(String file) {
        List<String> expected = new ArrayList<>();
        String[] lines = file.split("\n", -1);
        boolean lastIsEmpty = lines[lines.length - 1].isEmpty();
        for (int i = 0; i < lines.length - (lastIsEmpty ? 1 : 0); i++) {
            expected.add(i + 1 + " " + lines[i]);
        }
        return expected;
    }

    private static List<String> read(InputStream in, int maxLineBytes) throws IOException {
        BlockReader reader = new BlockReader(in, maxLineBytes);
        reader.begin();
        List<String> lines = new ArrayList<>();
        Block block = new Block();
        while (reader.next(block)) {
            if (block.isOverlong()) {
                lines.add(block.firstLine() + " overlong");
            } else {
                block.forEachLine((buffer, from, to, number) ->
                        lines.add(number + " " + new String(buffer, from, to - from, UTF_8)));
            }
        }
        return lines;
    }

    /** Gives a few bytes at a time. */
    private static final class Trickle extends FilterInputStream {
        private final Random random;

        Trickle(byte[] bytes, Random random) {
            super(new ByteArrayInputStream(bytes));
            this.random = random;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            return super.read(buffer, from, Math.min(length, 1 + random.nextInt(1 << 20)));
        }
    }
}
