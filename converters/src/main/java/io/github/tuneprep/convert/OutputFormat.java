package io.github.tuneprep.convert;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A file format that rows are written in, and what its messages hold. */
enum OutputFormat {
    CHAT("openai-chat", Messages.OF_OPENAI),
    COMPLETION("prompt-completion", Messages.TEXTS),
    ALPACA("alpaca", Messages.TEXTS),
    SHARE_GPT("sharegpt", Messages.TEXTS),
    TRL_COMPLETION("trl-prompt-completion", Messages.OF_OPENAI),
    PREFERENCE("preference", Messages.OF_OPENAI),
    TRL_PREFERENCE("trl-preference", Messages.OF_OPENAI),
    MISTRAL("mistral", Messages.OF_OPENAI),
    CONVERSE("bedrock-conversation", Messages.PARTS_AND_CALLS),
    HAIKU("haiku", Messages.PARTS),
    GEMINI("gemini", Messages.PARTS_AND_CALLS),
    CONVERSE_PAIR("bedrock-preference", Messages.PARTS_AND_CALLS),
    GEMINI_PAIR("gemini-preference", Messages.PARTS);

    private enum Messages {
        /** As OpenAI has them; those of other formats are told by what of these they hold. */
        OF_OPENAI,
        /** One text each. */
        TEXTS,
        /** Texts in parts, and a place of its own for instructions. */
        PARTS,
        /** The same with calls of functions, and their answers. */
        PARTS_AND_CALLS
    }

    private static final Set<String> ROLES = Set.of("system", "user", "assistant");
    private static final Set<String> KEYS = Set.of("role", "content");
    private static final Set<String> KEYS_WITH_CALLS = Set.of("role", "content", "tool_calls");
    private static final Set<String> KEYS_OF_TOOL = Set.of("role", "content", "tool_calls", "tool_call_id");

    private final String label;
    private final Messages messages;

    OutputFormat(String label, Messages messages) {
        this.label = label;
        this.messages = messages;
    }

    /** {@return the format of a name in {@link #labels()}} */
    static Optional<OutputFormat> of(String label) {
        return Arrays.stream(values())
                .filter(format -> format.label.equals(label))
                .findFirst();
    }

    /** {@return the names of all} */
    static List<String> labels() {
        return Arrays.stream(values()).map(OutputFormat::label).toList();
    }

    /** {@return the name that the command line and reports have for it} */
    String label() {
        return label;
    }

    /** {@return whether a line is a question with two answers} */
    boolean isPair() {
        return switch (this) {
            case PREFERENCE, TRL_PREFERENCE, CONVERSE_PAIR, GEMINI_PAIR -> true;
            default -> false;
        };
    }

    /** {@return whether it is one of TRL, which has arguments of calls as objects and names for ids} */
    boolean isOfTrl() {
        return this == TRL_COMPLETION || this == TRL_PREFERENCE;
    }

    /** {@return whether messages are written with all that OpenAI's hold} */
    boolean keepsMessages() {
        return messages == Messages.OF_OPENAI;
    }

    boolean hasParts() {
        return messages == Messages.PARTS || messages == Messages.PARTS_AND_CALLS;
    }

    boolean holdsCalls() {
        return messages == Messages.OF_OPENAI || messages == Messages.PARTS_AND_CALLS;
    }

    boolean holdsRole(String role) {
        return switch (messages) {
            case OF_OPENAI -> true;
            case TEXTS -> ROLES.contains(role);
            // Instructions of a developer are instructions there.
            case PARTS -> ROLES.contains(role) || role.equals("developer");
            case PARTS_AND_CALLS -> ROLES.contains(role) || role.equals("developer") || role.equals("tool");
        };
    }

    /** {@return the keys of a message, as OpenAI has them, that have a place; not to be asked where all are kept} */
    Set<String> keysOf(String role) {
        if (messages != Messages.PARTS_AND_CALLS) {
            return KEYS;
        }
        return role.equals("tool") ? KEYS_OF_TOOL : KEYS_WITH_CALLS;
    }
}
