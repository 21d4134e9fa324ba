package io.github.tuneprep.catalogue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The providers this version knows, read from dated data files. Immutable and thread-safe. */
public final class Catalogue {
    private static final List<String> BUNDLED =
            List.of("openai", "azure", "together", "fireworks", "mistral", "bedrock", "gemini");
    private static final String ANY_ENCODING = "default";

    private final List<Provider> providers;
    private final Map<String, ChatOverhead> overheads;

    private Catalogue(List<Provider> providers, Map<String, ChatOverhead> overheads) {
        this.providers = List.copyOf(providers);
        this.overheads = Map.copyOf(overheads);
    }

    /** {@return the catalogue inside this library} */
    public static Catalogue bundled() {
        return Bundled.CATALOGUE;
    }

    /**
     * Adds a provider of the user's, or replaces the one with its id. The file is JSON like those inside this library;
     * {@code "extends": "openai"} takes from a provider what the file does not say.
     *
     * @throws IllegalArgumentException if the file is not what it has to be
     * @throws IOException if it cannot be read
     */
    public Catalogue with(Path file) throws IOException {
        Provider own = ProviderFile.read(file, this);
        List<Provider> all = new ArrayList<>();
        providers.stream().filter(provider -> !provider.id().equals(own.id())).forEach(all::add);
        all.add(own);
        return new Catalogue(all, overheads);
    }

    /** {@return all providers, the most used first} */
    public List<Provider> providers() {
        return providers;
    }

    /**
     * Finds a provider by its id.
     *
     * @throws UnknownNameException if there is none
     */
    public Provider provider(String id) {
        for (Provider provider : providers) {
            if (provider.id().equals(id)) {
                return provider;
            }
        }
        throw new UnknownNameException(
                "provider", id, providers.stream().map(Provider::id).toList());
    }

    /** {@return the tokens the chat format adds: those of the model where it is special, else those of the encoding} */
    public ChatOverhead overhead(@Nullable BaseModel model, String encoding) {
        ChatOverhead special = model == null ? null : overheads.get(model.id());
        ChatOverhead usual = special != null ? special : overheads.get(encoding);
        return usual != null ? usual : Objects.requireNonNull(overheads.get(ANY_ENCODING));
    }

    private static final class Bundled {
        static final Catalogue CATALOGUE =
                new Catalogue(BUNDLED.stream().map(ProviderFile::bundled).toList(), ChatOverhead.bundled());
    }
}
