package io.github.tuneprep.catalogue;

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
