package io.github.tuneprep.engine;

import io.github.tuneprep.catalogue.UnknownNameException;
import io.github.tuneprep.tokens.TokenCounter;
import io.github.tuneprep.tokens.TokenCounterProvider;
import java.util.List;
import java.util.ServiceLoader;

/** The token counters on the class path or module path. */
public final class TokenCounters {
    private TokenCounters() {}

    private static List<TokenCounterProvider> providers() {
        return ServiceLoader.load(TokenCounterProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    /** {@return the encodings that can be counted, sorted} */
    public static List<String> encodings() {
        return providers().stream()
                .flatMap(provider -> provider.encodings().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * Finds who counts an encoding.
     *
     * @throws UnknownNameException if nobody does
     */
    public static TokenCounterProvider providerOf(String encoding) {
        for (TokenCounterProvider provider : providers()) {
            if (provider.encodings().contains(encoding)) {
                return provider;
            }
        }
        throw new UnknownNameException("encoding", encoding, encodings());
    }

    /** {@return a counter for one thread} */
    public static TokenCounter newCounter(String encoding) {
        return providerOf(encoding).newCounter(encoding);
    }
}
