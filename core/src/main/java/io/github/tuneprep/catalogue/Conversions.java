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
    private static final Set<String> READ = Set.of("sharegpt", "alpaca", "mistral-interactions");

    /** Formats that it makes questions with two answers of. */
    private static final List<String> PAIRS = List.of("preference", "bedrock-preference", "gemini-preference");

    private Conversions() {}

    /** {@return the format among the accepted ones that a dataset in another can be converted to} */
    public static Optional<String> to(Collection<String> accepted, String from) {
        List<String> targets = from.equals("trl-preference") || PAIRS.contains(from)
                ? PAIRS
                : WRITTEN.contains(from) || READ.contains(from) ? WRITTEN : List.of();
        return targets.stream().filter(accepted::contains).findFirst();
    }
}
