package io.github.tuneprep.tokenizer;

import java.lang.ref.SoftReference;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/**
 * The caches of one vocabulary that no counter uses: whoever counts next begins with what is known already. There are
 * never more than counters were open at a time, and they are given up when memory is short. Thread-safe.
 */
final class PieceCaches {
    private final Vocabulary vocabulary;
    private final Deque<SoftReference<PieceCache>> resting = new ConcurrentLinkedDeque<>();

    PieceCaches(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    PieceCache take() {
        for (SoftReference<PieceCache> next = resting.poll(); next != null; next = resting.poll()) {
            @Nullable PieceCache cache = next.get();
            if (cache != null) {
                return cache;
            }
        }
        return new PieceCache(vocabulary);
    }

    void giveBack(PieceCache cache) {
        resting.push(new SoftReference<>(cache));
    }
}
