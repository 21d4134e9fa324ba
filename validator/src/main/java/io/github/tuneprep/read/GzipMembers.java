package io.github.tuneprep.read;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * Unzips every member of a gzip stream (RFC 1952), as {@code gzip -d} does.
 *
 * <p>The JDK's GZIPInputStream takes a stream for ended when nothing is available at the moment, or when what follows a
 * member is no member: both would lose lines without a word. Zero bytes at the end are padding; anything else there is
 * an error.
 */
public final class GzipMembers extends InputStream {
    private static final int MAGIC = 0x8B1F;
    private static final int DEFLATE = 8;
    private static final int HEADER_CHECKSUM = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;

    private final InputStream in;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private final byte[] compressed = new byte[1 << 16];
    private int at;
    private int end;
    private boolean ended;

    /**
     * Reads the header of the first member.
     *
     * @param in closed with this stream
     */
    public GzipMembers(InputStream in) throws IOException {
        this.in = in;
        readHeader(nextByte());
    }

    /** {@return the content of a stream, unzipped if its first bytes say that it is zipped; supports marks} */
    public static InputStream unzipped(InputStream in) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in, 1 << 16);
        buffered.mark(2);
        int magic = buffered.read() | buffered.read() << 8;
        buffered.reset();
        return magic == MAGIC ? new Unzipped(new GzipMembers(buffered)) : buffered;
    }

    /** {@return whether what {@link #unzipped} gave was zipped} */
    public static boolean isUnzipped(InputStream in) {
        return in instanceof Unzipped;
    }

    private static final class Unzipped extends BufferedInputStream {
        Unzipped(GzipMembers members) {
            super(members, 1 << 16);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] single = new byte[1];
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
        while (!ended && length > 0) {
            int read = inflate(buffer, from, length);
            if (read > 0) {
                checksum.update(buffer, from, read);
                return read;
            }
            if (inflater.finished()) {
                finishMember();
            } else {
                refill();
                inflater.setInput(compressed, 0, end);
            }
        }
        return length == 0 ? 0 : -1;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }

    private int inflate(byte[] buffer, int from, int length) throws IOException {
        try {
            return inflater.inflate(buffer, from, length);
        } catch (DataFormatException e) {
            throw new ZipException("gzip data is damaged: " + e.getMessage());
        }
    }

    private void finishMember() throws IOException {
        at = end - inflater.getRemaining();
        if (nextInt() != (int) checksum.getValue() || nextInt() != (int) inflater.getBytesWritten()) {
            throw new ZipException("gzip data is damaged: its checksum or length is wrong");
        }
        while (at < end || fill()) {
            int next = nextByte();
            if (next != 0) {
                readHeader(next);
                return;
            }
        }
        ended = true;
    }

    private void readHeader(int first) throws IOException {
        if ((first | nextByte() << 8) != MAGIC) {
            throw new ZipException("something else stands behind the end of the gzip data");
        }
        if (nextByte() != DEFLATE) {
            throw new ZipException("gzip data is compressed by an unknown method");
        }
        int flags = nextByte();
        skip(6);
        if ((flags & EXTRA) != 0) {
            skip(nextByte() | nextByte() << 8);
        }
        for (int text = flags & (NAME | COMMENT); text != 0; text &= text - 1) {
            while (nextByte() != 0) {
                // Names end with a zero.
            }
        }
        skip((flags & HEADER_CHECKSUM) != 0 ? 2 : 0);
        inflater.reset();
        checksum.reset();
        inflater.setInput(compressed, at, end - at);
    }

    private void skip(int bytes) throws IOException {
        for (int i = 0; i < bytes; i++) {
            nextByte();
        }
    }

    private int nextInt() throws IOException {
        return nextByte() | nextByte() << 8 | nextByte() << 16 | nextByte() << 24;
    }

    private int nextByte() throws IOException {
        if (at == end) {
            refill();
        }
        return compressed[at++] & 0xFF;
    }

    private void refill() throws IOException {
        if (!fill()) {
            throw new EOFException("gzip data ends too early");
        }
    }

    private boolean fill() throws IOException {
        at = 0;
        end = Math.max(0, in.read(compressed));
        return end > 0;
    }
}
