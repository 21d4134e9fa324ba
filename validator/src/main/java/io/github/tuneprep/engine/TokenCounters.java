package io.github.tuneprep.engine;

import io.github.tuneprep.catalogue.UnknownNameException;
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

    /**
     * Finds who counts an encoding.
     *
     * @param name the provider to ask; empty asks the first that knows the encoding
     * @throws UnknownNameException if nobody does
     */
    public static TokenCounterProvider providerOf(String encoding, String name) {
        List<TokenCounterProvider> all = providers();
        List<TokenCounterProvider> named = all.stream()
                .filter(provider -> name.isEmpty() || provider.name().equals(name))
                .toList();
        if (named.isEmpty()) {
            throw new UnknownNameException(
                    "counter",
                    name,
                    all.stream().map(TokenCounterProvider::name).toList());
        }
        for (TokenCounterProvider provider : named) {
            if (provider.encodings().contains(encoding)) {
                return provider;
            }
        }
        throw new UnknownNameException(
                "encoding",
                encoding,
                named.stream()
                        .flatMap(provider -> provider.encodings().stream())
                        .toList());
    }
}
