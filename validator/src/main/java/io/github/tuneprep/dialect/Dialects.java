package io.github.tuneprep.dialect;

import io.github.tuneprep.catalogue.BaseModel;
import io.github.tuneprep.catalogue.Conversions;
import io.github.tuneprep.catalogue.Method;
import io.github.tuneprep.catalogue.Provider;
import io.github.tuneprep.catalogue.Target;
import io.github.tuneprep.example.Example;
import io.github.tuneprep.json.JsonArray;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.json.JsonValue;
import io.github.tuneprep.rule.Quoted;
import io.github.tuneprep.rules.shape.UnknownDialect;
import io.github.tuneprep.rules.shape.WrongDialect;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the dialect of each line by its keys and binds it. Immutable and thread-safe. */
public final class Dialects {
    /** The name of a line that shows no format. */
    public static final String UNKNOWN = "unknown";

    private static final List<Dialect> ALL = List.of(
            new Preference(),
            new BedrockPreference(),
            new BedrockConversation(),
            new GeminiPreference(),
            new Gemini(),
            new OpenAiChat(),
            new Haiku(),
            new PartsCompletion(),
            new PromptCompletion(),
            new Text(),
            new Reinforcement());
    private static final Set<String> OF_CHATS = Set.of("messages", "tools", "functions", "parallel_tool_calls");
    private static final String PROMPTS = "prompt-completion";
    private static final Set<String> SIGNIFICANT = Set.of("messages", "prompt", "completion");

    private final Dialect[] wanted;

    /** Prepares for the formats that a target accepts. */
    public Dialects(Target target) {
        List<String> accepted = target.dialects();
        // A question for a grader looks like a conversation; it is one only where nothing else can be meant.
        boolean reinforcement = target.method() == Method.RFT || accepted.size() == 1;
        wanted = ALL.stream()
                .filter(dialect -> accepted.contains(dialect.name()))
                .filter(dialect -> reinforcement || !(dialect instanceof Reinforcement))
                .toArray(Dialect[]::new);
    }

    /**
     * A line and what it was taken for.
     *
     * @param dialect the name of its format, {@link #UNKNOWN} when it shows none
     * @param example the example, or null when it could not be bound
     */
    public record Bound(String dialect, @Nullable Example example) {}

    /** Binds a line, and reports what is wrong with its format. */
    public Bound bind(JsonObject line, Binding binding) {
        // A line may show several formats; the one that is wanted goes first.
        Provider provider = binding.target().provider();
        // A grader may be given labels, too; where an answer is wanted, there is none to learn.
        if (Foreign.classifies(line) && !holdsAnswer(line) && !binding.target().isReinforcement()) {
            return refuse(Foreign.CLASSIFIER, line, binding);
        }
        if (Foreign.saysFrom(line)) {
            return refuse(Foreign.SHAREGPT, line, binding);
        }
        // Without a method, a model that takes nothing else does not make a conversation with its answer a question.
        if (wanted.length == 1
                && wanted[0] instanceof Reinforcement
                && binding.target().method() == null
                && endsWithAnswer(line)) {
            return refuse("openai-chat", line, binding);
        }
        for (Dialect dialect : wanted) {
            if (dialect.claims(line, provider)) {
                return new Bound(dialect.name(), dialect.bind(line, binding));
            }
        }
        String foreign = Foreign.nameOf(line);
        // Who says of answers which is the better one may hold that as a chat, too.
        boolean isJudged = Foreign.PAIR.equals(foreign) || Foreign.RATED.equals(foreign);
        for (Dialect dialect : ALL) {
            // A column that joins the others is no format of its own.
            boolean isNamed = isJudged || (foreign != null && dialect instanceof Text);
            if (dialect.claims(line, provider) && !isNamed) {
                return refuse(dialect.name(), line, binding);
            }
        }
        if (foreign != null) {
            return refuse(foreign, line, binding);
        }
        if (isPrompt(line) && !binding.target().dialects().contains(PROMPTS)) {
            return refuse(PROMPTS, line, binding);
        }
        boolean mistyped = false;
        for (JsonObject.Member member : line.members()) {
            if (SIGNIFICANT.contains(Binding.lowerCase(member.name()))) {
                binding.inAnotherCase(line, member.name());
                mistyped = true;
            }
        }
        if (mistyped && !binding.takesAnyCase()) {
            return new Bound(UNKNOWN, null);
        }
        binding.report(UnknownDialect.INFO, line, unknown(line, binding));
        return new Bound(UNKNOWN, null);
    }

    /** {@return what to say of a line that shows no format} */
    private static String unknown(JsonObject line, Binding binding) {
        String turns = Conversions.turnsUnder(line);
        if (turns != null) {
            return "line has its messages under " + Quoted.name(turns) + ", expected the keys of " + accepted(binding)
                    + "; tuneprep convert puts them under 'messages'";
        }
        // The converter looks into the only object of a file; this one is, where it is the first line.
        String wrapped = binding.line() == 1 ? Foreign.wraps(line) : null;
        if (wrapped != null) {
            return "line holds a list of objects under " + Quoted.name(wrapped)
                    + ", expected one object a line; tuneprep convert writes them so";
        }
        return "line shows no known format, expected the keys of " + accepted(binding) + conversion(line);
    }

    private static String conversion(JsonObject line) {
        if (Conversions.readsRow(line)) {
            return "; tuneprep convert makes it that of questions and answers";
        }
        return Foreign.isRow(line)
                ? "; tuneprep convert --map user=KEY,assistant=KEY makes it that of questions and answers"
                : "";
    }

    private static Bound refuse(String dialect, JsonObject line, Binding binding) {
        Provider provider = binding.target().provider();
        boolean isOwn = dialect.startsWith(provider.id() + "-")
                && provider.dialects().values().stream().noneMatch(taken -> taken.contains(dialect));
        if (isOwn) {
            binding.report(
                    WrongDialect.INFO,
                    line,
                    "line is in the " + dialect + " format, which this version does not check");
            return new Bound(dialect, null);
        }
        var model = binding.target().model();
        String who = model == null ? binding.target().provider().title() : model.id();
        binding.report(
                WrongDialect.INFO,
                line,
                "line is in the " + dialect + " format, " + who + " takes " + accepted(binding)
                        + byMethod(dialect, binding.target()) + conversion(line, dialect, binding.target()));
        return new Bound(dialect, null);
    }

    /** {@return the method that a format is for, where it is the chosen one that stands in its way, or ""} */
    private static String byMethod(String dialect, Target target) {
        Method chosen = target.method();
        if (chosen == null) {
            return "";
        }
        BaseModel model = target.model();
        return target.provider().dialects().entrySet().stream()
                .filter(taken -> taken.getValue().contains(dialect))
                .map(Map.Entry::getKey)
                .filter(method -> method != chosen)
                .filter(method -> model == null
                        || model.methods().contains(method) && model.dialects().contains(dialect))
                .sorted()
                .findFirst()
                .map(method -> " with --method " + chosen.label() + ", and this one with --method " + method.label())
                .orElse("");
    }

    /** {@return the command that turns one format into one that is accepted; empty where there is none} */
    private static String conversion(JsonObject line, String dialect, Target target) {
        if (dialect.equals("openai-chat") && !holdsAnswer(line)) {
            return target.provider().dialects().containsKey(Method.RFT) && !target.isReinforcement()
                    ? "; a question for a grader is checked with --method rft"
                    : "";
        }
        String to =
                Conversions.to(target.provider(), target.dialects(), dialect).orElse("");
        if (to.isEmpty()) {
            return "";
        }
        return holdsImage(line)
                ? "; texts can be converted, images have to be uploaded and put in by hand"
                : "; tuneprep convert --to " + to + " makes it that";
    }

    /** {@return whether a line ends with an answer, and holds nothing for a grader} */
    private static boolean endsWithAnswer(JsonObject chat) {
        return chat.members().stream().allMatch(member -> OF_CHATS.contains(member.name()))
                && chat.get("messages") instanceof JsonArray messages
                && !messages.values().isEmpty()
                && isAnswer(messages.values().get(messages.values().size() - 1));
    }

    private static boolean isAnswer(JsonValue message) {
        return message instanceof JsonObject said
                && said.get("role") instanceof JsonString role
                && role.contentEquals("assistant");
    }

    /** {@return whether a line holds a prompt and a completion under keys in any case} */
    private static boolean isPrompt(JsonObject line) {
        List<String> keys = line.members().stream()
                .map(member -> Binding.lowerCase(member.name()))
                .toList();
        return keys.contains("prompt") && keys.contains("completion");
    }

    private static boolean holdsAnswer(JsonObject chat) {
        return chat.get("messages") instanceof JsonArray messages
                && messages.values().stream().anyMatch(Dialects::isAnswer);
    }

    private static boolean holdsImage(JsonValue value) {
        if (value instanceof JsonArray list) {
            return list.values().stream().anyMatch(Dialects::holdsImage);
        }
        return value instanceof JsonObject object
                && (object.has("image_url")
                        || object.members().stream().anyMatch(member -> holdsImage(member.value())));
    }

    private static String accepted(Binding binding) {
        List<String> accepted = binding.target().dialects();
        return accepted.isEmpty() ? "none that this version can check" : String.join(" or ", accepted);
    }
}
