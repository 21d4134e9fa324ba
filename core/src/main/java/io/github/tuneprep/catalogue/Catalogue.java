package io.github.tuneprep.catalogue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The providers this version knows, each read from its dated data file when it is first asked for. Thread-safe. */
public final class Catalogue {
    /** Whom a dataset is prepared for when nobody says so. */
    public static final String DEFAULT_PROVIDER = "openai";

    private static final List<String> BUNDLED =
            List.of(DEFAULT_PROVIDER, "azure", "together", "fireworks", "mistral", "bedrock", "gemini");
    private static final String ANY_ENCODING = "default";

    private static final Map<String, Provider> READ = new ConcurrentHashMap<>();

    private final List<String> ids;
    private final Map<String, Provider> own;
    private final Map<String, ChatOverhead> overheads;

    private Catalogue(List<String> ids, Map<String, Provider> own, Map<String, ChatOverhead> overheads) {
        this.ids = List.copyOf(ids);
        this.own = Map.copyOf(own);
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
        Provider added = ProviderFile.read(file, this);
        List<String> known = new ArrayList<>(ids);
        known.remove(added.id());
        known.add(added.id());
        Map<String, Provider> users = new HashMap<>(own);
        users.put(added.id(), added);
        return new Catalogue(known, users, overheads);
    }

    /** {@return all providers, the most used first} */
    public List<Provider> providers() {
        return ids.stream().map(this::provider).toList();
    }

    /**
     * Finds a provider by its id.
     *
     * @throws UnknownNameException if there is none
     */
    public Provider provider(String id) {
        if (!ids.contains(id)) {
            throw new UnknownNameException("provider", id, ids);
        }
        Provider users = own.get(id);
        return users != null ? users : READ.computeIfAbsent(id, ProviderFile::bundled);
    }

    /**
     * Finds a base model of a provider.
     *
     * @throws UnknownNameException if there is none; says which provider has it, if one does
     */
    public BaseModel model(Provider provider, String name) {
        try {
            return provider.model(name);
        } catch (UnknownNameException unknown) {
            throw providers().stream()
                    .filter(other -> other.has(name))
                    .findFirst()
                    .map(other -> UnknownNameException.elsewhere(provider, name, other))
                    .orElse(unknown);
        }
    }

    /** {@return the first provider that takes a file format, or that the format is called after} */
    public Optional<Provider> takerOf(String dialect) {
        // One after the other, because each profile is a file to read.
        return ids.stream()
                .map(this::provider)
                .filter(provider -> provider.id().equals(dialect)
                        || provider.dialects().values().stream().anyMatch(taken -> taken.contains(dialect)))
                .findFirst();
    }

    /** {@return the tokens the chat format adds: those of the model where it is special, else those of the encoding} */
    public ChatOverhead overhead(@Nullable BaseModel model, String encoding) {
        ChatOverhead special = model == null ? null : overheads.get(model.id());
        ChatOverhead usual = special != null ? special : overheads.get(encoding);
        return usual != null ? usual : Objects.requireNonNull(overheads.get(ANY_ENCODING));
    }

    private static final class Bundled {
        static final Catalogue CATALOGUE = new Catalogue(BUNDLED, Map.of(), ChatOverhead.bundled());
    }
}
