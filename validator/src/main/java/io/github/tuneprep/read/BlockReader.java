package io.github.tuneprep.read;

import io.github.tuneprep.json.ByteScan;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Cuts a stream into blocks of whole lines. Thread-safe: each worker asks for its next block and fills its own buffer,
 * so no queue is needed and memory is bounded by the number of workers.
 */
public final class BlockReader {
    /** Bytes of an ordinary block. */
    public static final int BLOCK_BYTES = 1 << 20;

    private final InputStream in;
    private final int maxLineBytes;
    private byte lineEnd = '\n';
    private byte[] carry = new byte[0];
    private long nextLine = 1;
    private long bytes;
    private boolean ended;

    /**
     * Reads from {@code in}, which the caller closes.
     *
     * @param maxLineBytes a longer line is skipped and comes as an overlong block
     */
    public BlockReader(InputStream in, int maxLineBytes) {
        this.in = in;
        this.maxLineBytes = maxLineBytes;
    }

    /**
     * Reads the first bytes, judges by them what the file is, and makes ready to hand out its lines behind a byte order
     * mark.
     */
    public synchronized FileShape begin() throws IOException {
        byte[] head = in.readNBytes(BLOCK_BYTES);
        ended = head.length < BLOCK_BYTES;
        bytes = head.length;
        FileShape shape = FileShape.of(head, ended);
        carry = Arrays.copyOfRange(head, shape.byteOrderMark() ? 3 : 0, head.length);
        lineEnd = shape.lineEnd();
        return shape;
    }

    /** {@return whether the stream has been read to its end} */
    public synchronized boolean isEnded() {
        return ended;
    }

    /** {@return the bytes read so far} */
    public synchronized long bytes() {
        return bytes;
    }

    /** {@return the lines handed out so far} */
    public synchronized long lines() {
        return nextLine - 1;
    }

    /** {@return whether there were more lines, which now fill {@code block}} */
    public synchronized boolean next(Block block) throws IOException {
        block.lineEnd = lineEnd;
        block.firstLine = nextLine;
        block.overlong = false;
        int length = carry.length;
        int capacity = Math.max(BLOCK_BYTES, length);
        if (block.buffer.length < capacity || block.buffer.length > 4 * capacity) {
            block.buffer = new byte[capacity];
        }
        System.arraycopy(carry, 0, block.buffer, 0, length);
        int searched = 0;
        int end = lastLineEnd(block.buffer, searched, length);
        while (!ended && (end < 0 || length < BLOCK_BYTES)) {
            searched = end < 0 ? length : searched;
            if (length > maxLineBytes) {
                skipLine(block);
                return true;
            }
            if (length == block.buffer.length) {
                block.buffer = Arrays.copyOf(block.buffer, (int) Math.min(2L * length, maxLineBytes + 1L));
            }
            int read = in.readNBytes(block.buffer, length, block.buffer.length - length);
            bytes += read;
            ended = length + read < block.buffer.length;
            length += read;
            end = Math.max(end, lastLineEnd(block.buffer, searched, length));
        }
        block.length = ended ? length : end + 1;
        carry = ended ? new byte[0] : Arrays.copyOfRange(block.buffer, block.length, length);
        nextLine += countLines(block);
        return block.length > 0;
    }

    private void skipLine(Block block) throws IOException {
        block.overlong = true;
        block.length = 0;
        nextLine++;
        byte[] buffer = block.buffer;
        while (!ended) {
            int read = in.readNBytes(buffer, 0, BLOCK_BYTES);
            bytes += read;
            ended = read < BLOCK_BYTES;
            int end = ByteScan.indexOf(buffer, 0, read, lineEnd);
            if (end < read) {
                carry = Arrays.copyOfRange(buffer, end + 1, read);
                return;
            }
        }
        carry = new byte[0];
    }

    private int lastLineEnd(byte[] buffer, int from, int to) {
        for (int at = to - 1; at >= from; at--) {
            if (buffer[at] == lineEnd) {
                return at;
            }
        }
        return -1;
    }

    private static long countLines(Block block) {
        long count = ByteScan.count(block.buffer, 0, block.length, block.lineEnd);
        boolean lastHasNoEnd = block.length > 0 && block.buffer[block.length - 1] != block.lineEnd;
        return count + (lastHasNoEnd ? 1 : 0);
    }
}
