package io.github.tuneprep.catalogue;

import io.github.tuneprep.json.JsonArray;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.json.JsonValue;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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

    /** Names of a question in tables and objects, the most telling first. */
    public static final List<String> QUESTIONS = List.of("user", "prompt", "question", "instruction", "query", "input");

    /** Names of its answer. */
    public static final List<String> ANSWERS =
            List.of("assistant", "completion", "answer", "output", "response", "reply");

    private Conversions() {}

    /** {@return whether a question and its answer are found by the names of an object's texts} */
    public static boolean readsRow(JsonObject line) {
        Set<String> names = line.members().stream()
                .filter(member -> member.value() instanceof JsonString)
                .map(member -> member.name().strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return QUESTIONS.stream().anyMatch(names::contains) && ANSWERS.stream().anyMatch(names::contains);
    }

    /** {@return the key that messages stand under, when it is the only one that they do, or null} */
    public static @Nullable String turnsUnder(JsonObject line) {
        List<String> keys = line.members().stream()
                .filter(member -> areTurns(member.value()))
                .map(JsonObject.Member::name)
                .toList();
        return keys.size() == 1 ? keys.get(0) : null;
    }

    /** {@return whether a value is a list of messages} */
    public static boolean areTurns(@Nullable JsonValue value) {
        return value instanceof JsonArray list
                && !list.values().isEmpty()
                && list.values().stream().allMatch(item -> item instanceof JsonObject turn && turn.has("role"));
    }

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
