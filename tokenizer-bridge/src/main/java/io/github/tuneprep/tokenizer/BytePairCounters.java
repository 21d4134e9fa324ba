package io.github.tuneprep.tokenizer;

import io.github.tuneprep.catalogue.UnknownNameException;
import io.github.tuneprep.tokens.TokenCounter;
import io.github.tuneprep.tokens.TokenCounterProvider;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tuneprep's own counters: the counts of the reference implementation, on every JDK. An encoding is loaded when it is
 * first asked for, in some tens of milliseconds, and shared by all threads.
 */
public final class BytePairCounters implements TokenCounterProvider {
    private record Kind(String vocabulary, Splitter splitter) {}

    private static final Map<String, Kind> KINDS = Map.of(
            "cl100k_base", new Kind("cl100k_base", new Cl100kSplitter()),
            "o200k_base", new Kind("o200k_base", new O200kSplitter()),
            // Harmony only adds special tokens to o200k_base, so ordinary text counts the same.
            "o200k_harmony", new Kind("o200k_base", new O200kSplitter()),
            "p50k_base", new Kind("p50k_base", new Gpt2Splitter()),
            "p50k_edit", new Kind("p50k_base", new Gpt2Splitter()),
            "r50k_base", new Kind("r50k_base", new Gpt2Splitter()));

    private static final Map<String, PieceCaches> LOADED = new ConcurrentHashMap<>();

    /** Made by {@link java.util.ServiceLoader}. */
    public BytePairCounters() {}

    @Override
    public String name() {
        return "tuneprep";
    }

    @Override
    public List<String> encodings() {
        return KINDS.keySet().stream().sorted().toList();
    }

    @Override
    public TokenCounter newCounter(String encoding) {
        Kind kind = kind(encoding);
        return new BytePairCounter(encoding, kind.splitter(), caches(kind));
    }

    @Override
    public void prepare(String encoding) {
        Kind kind = kind(encoding);
        if (!LOADED.containsKey(kind.vocabulary())) {
            Thread loader = new Thread(() -> caches(kind), "tuneprep-vocabulary");
            loader.setDaemon(true);
            loader.start();
        }
    }

    private Kind kind(String encoding) {
        Kind kind = KINDS.get(encoding);
        if (kind == null) {
            throw new UnknownNameException("encoding", encoding, encodings());
        }
        return kind;
    }

    private static PieceCaches caches(Kind kind) {
        return LOADED.computeIfAbsent(kind.vocabulary(), name -> new PieceCaches(Vocabulary.load(name)));
    }
}
