package io.github.tuneprep.catalogue;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which file formats {@code tuneprep convert} turns into which. */
public final class Conversions {
    /** Formats that it makes conversations of, the fullest first. */
    private static final List<String> WRITTEN =
            List.of("openai-chat", "bedrock-conversation", "gemini", "haiku", "prompt-completion");

    /** Others that it reads conversations from. */
    private static final Set<String> READ =
            Set.of("sharegpt", "alpaca", "mistral-interactions", "trl-prompt-completion");

    /** Formats that it makes questions with two answers of. */
    private static final List<String> PAIRS = List.of("preference", "bedrock-preference", "gemini-preference");

    /** Providers for whom chats are written with what they ask for beyond the format. */
    private static final Set<String> WITH_CHATS_OF_THEIR_OWN = Set.of("mistral");

    private Conversions() {}

    /** {@return the format that a dataset in another can be converted to for a provider, which accepts some} */
    public static Optional<String> to(Provider provider, Collection<String> accepted, String from) {
        return to(accepted, from)
                .map(to -> to.equals("openai-chat") && WITH_CHATS_OF_THEIR_OWN.contains(provider.id())
                        ? provider.id()
                        : to);
    }

    /** {@return the format among the accepted ones that a dataset in another can be converted to} */
    public static Optional<String> to(Collection<String> accepted, String from) {
        List<String> targets = from.equals("trl-preference") || PAIRS.contains(from)
                ? PAIRS
                : WRITTEN.contains(from) || READ.contains(from) ? WRITTEN : List.of();
        return targets.stream().filter(accepted::contains).findFirst();
    }
}
