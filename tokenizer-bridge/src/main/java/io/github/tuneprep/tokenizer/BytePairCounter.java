package io.github.tuneprep.tokenizer;

import io.github.tuneprep.tokens.TokenCounter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Counts tokens over UTF-8 bytes without making them: the text is split into pieces, and the count of a piece is looked
 * up. Splitting and looking up take turns, many pieces at a time, so that neither disturbs the other's branches.
 */
final class BytePairCounter implements TokenCounter {
    private static final int KEPT_BYTES = 1 << 20;

    private final String encoding;
    private final Splitter splitter;
    private final PieceCaches caches;
    private final int[] ends = new int[PieceCache.PIECES];
    private final AsciiClasses classes = new AsciiClasses();
    private byte[] buffer = new byte[1 << 14];
    private @Nullable PieceCache cache;

    BytePairCounter(String encoding, Splitter splitter, PieceCaches caches) {
        this.encoding = encoding;
        this.splitter = splitter;
        this.caches = caches;
        this.cache = caches.take();
    }

    @Override
    public String encoding() {
        return encoding;
    }

    @Override
    public int count(byte[] utf8, int from, int to) {
        PieceCache pieces = cache;
        if (pieces == null) {
            throw new IllegalStateException("the counter is closed");
        }
        int length = to - from;
        byte[] text = copy(utf8, from, length);
        classes.begin();
        int tokens = 0;
        int at = 0;
        while (at < length) {
            int number = splitter.split(text, classes, at, length, ends);
            tokens += pieces.count(text, at, ends, number);
            at = ends[number - 1];
        }
        return tokens;
    }

    @Override
    public void close() {
        if (cache != null) {
            caches.giveBack(cache);
            cache = null;
        }
    }

    /** Sets the end mark behind the text, and room for loads that reach over it. */
    private byte[] copy(byte[] utf8, int from, int length) {
        byte[] text = buffer;
        if (length + Bytes.PADDING > text.length) {
            text = new byte[Math.max(length + Bytes.PADDING, Math.min(2 * text.length, KEPT_BYTES))];
            buffer = text.length <= KEPT_BYTES ? text : buffer;
        }
        System.arraycopy(utf8, from, text, 0, length);
        Arrays.fill(text, length, length + Bytes.PADDING, (byte) 0xFF);
        return text;
    }
}
