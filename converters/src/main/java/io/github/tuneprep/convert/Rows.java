package io.github.tuneprep.convert;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.tuneprep.json.JsonArray;
import io.github.tuneprep.json.JsonLiteral;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonReader;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.json.JsonSyntaxException;
import io.github.tuneprep.json.JsonValue;
import io.github.tuneprep.rule.Quoted;
import io.github.tuneprep.rule.Severity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes each row in one format, or says why not. */
final class Rows implements RowReader.Sink {
    static final String CHAT = "openai-chat";
    static final String COMPLETION = "prompt-completion";
    static final String ALPACA = "alpaca";
    static final String SHARE_GPT = "sharegpt";
    static final String TRL_COMPLETION = "trl-prompt-completion";
    static final String PREFERENCE = "preference";
    static final String TRL_PREFERENCE = "trl-preference";
    static final String MISTRAL = "mistral";
    static final String CONVERSE = "bedrock-conversation";
    static final String HAIKU = "haiku";
    static final String GEMINI = "gemini";
    static final String CONVERSE_PAIR = "bedrock-preference";
    static final String GEMINI_PAIR = "gemini-preference";

    static final Set<String> OF_TRL = Set.of(TRL_COMPLETION, TRL_PREFERENCE);

    private static final Set<String> PLAIN_ROLES = Set.of("system", "user", "assistant");
    private static final Set<String> OF_MESSAGES = Set.of(CHAT, TRL_COMPLETION, MISTRAL);
    /** Formats whose messages are OpenAI's. */
    private static final Set<String> WHOLE = Set.of(CHAT, TRL_COMPLETION, MISTRAL, PREFERENCE, TRL_PREFERENCE);

    /** Formats with a place of its own for instructions, and text in parts. */
    private static final Set<String> OF_PARTS = Set.of(CONVERSE, HAIKU, GEMINI);

    /** Instructions of a developer are instructions there. */
    private static final Set<String> PARTS_ROLES = Set.of("system", "developer", "user", "assistant");

    /** Formats of their own that hold calls of functions. */
    private static final Set<String> CALLING = Set.of(CONVERSE, GEMINI);

    private static final Set<String> CALLING_ROLES = Set.of("system", "developer", "user", "assistant", "tool");
    private static final Set<String> PLAIN_KEYS = Set.of("role", "content");
    private static final Set<String> CALLING_KEYS = Set.of("role", "content", "tool_calls");
    private static final Set<String> ANSWERING_KEYS = Set.of("role", "content", "tool_calls", "tool_call_id");
    private static final Set<String> OF_PAIRS = Set.of(PREFERENCE, TRL_PREFERENCE, CONVERSE_PAIR, GEMINI_PAIR);

    private final Mapping mapping;
    private final LineWriter lines;
    private final String format;
    /** Keys of LLaMA-Factory and LLaVA for what belongs to a row and is not read: earlier turns, and media. */
    private static final List<String> BESIDE =
            List.of("history", "images", "videos", "audios", "image", "video", "audio");

    private final boolean lossy;
    private final boolean functionsToTools;
    private final Findings findings;
    private long written;
    private long refused;

    Rows(Mapping mapping, LineWriter lines, String format, boolean lossy, boolean functionsToTools, Findings findings) {
        this.mapping = mapping;
        this.lines = lines;
        this.format = format;
        this.lossy = lossy;
        // No format of messages but OpenAI's has the older functions.
        this.functionsToTools = functionsToTools || (holdsCalls() && !format.equals(CHAT));
        this.findings = findings;
    }

    long written() {
        return written;
    }

    long refused() {
        return refused;
    }

    @Override
    public void row(Row row) throws IOException {
        try {
            read(row);
        } catch (RefusedRowException e) {
            refuse(row.number(), e.reason());
        }
    }

    private void read(Row row) throws IOException, RefusedRowException {
        if (!mapping.isTold() && isUnwanted(row)) {
            refuse(row.number(), "answer is one that is not wanted");
            return;
        }
        if (row.object() != null && !mapping.isTold() && isInFormat(row.object())) {
            lines.asItIs(row.object());
            written++;
            return;
        }
        String list = row.object() == null && !mapping.isTold()
                ? ChatForms.LISTS.stream()
                        .filter(row.cells()::containsKey)
                        .findFirst()
                        .orElse(null)
                : null;
        if (list == null) {
            JsonObject object = row.object();
            example(
                    object == null
                            ? row
                            : new Row(
                                    row.number(),
                                    row.cells(),
                                    mapping.isTold() ? ChatForms.parsed(object) : formed(object, row.number())));
            return;
        }
        try {
            example(new Row(row.number(), row.cells(), formed(objectOf(row.cells(), list), row.number())));
        } catch (JsonSyntaxException e) {
            refuse(row.number(), "cell " + list + " is no JSON: " + e.getMessage());
        }
    }

    /** {@return whether an object is in the format to write and stays as it is} */
    private boolean isInFormat(JsonObject object) {
        return mapping.system().isBlank()
                && (format.equals(CONVERSE) && ConverseForm.isOf(object)
                        || format.equals(CONVERSE_PAIR) && ConverseForm.isPair(object)
                        || format.equals(GEMINI) && GeminiForm.isOf(object)
                        || format.equals(GEMINI_PAIR) && GeminiForm.isPair(object));
    }

    private JsonObject formed(JsonObject object, long number) throws RefusedRowException {
        JsonObject chat = ChatForms.plain(object, lossy);
        if (format.equals(MISTRAL) && lossy) {
            leaveOut(
                    number,
                    ChatForms.objects(chat.get("messages")).stream()
                            .map(ChatForms::refusedByMistral)
                            .flatMap(Stream::ofNullable)
                            .map(this::unheld));
        }
        chat = functionsToTools ? ChatForms.withTools(chat) : chat;
        chat = OF_TRL.contains(format) ? ChatForms.withNames(chat) : ChatForms.withIds(chat);
        return switch (format) {
            case MISTRAL -> ChatForms.ofMistral(chat, lossy);
            case CONVERSE -> ChatForms.withOwnIds(chat);
            default -> ChatForms.withTypes(chat);
        };
    }

    /** {@return the object of a table that holds messages, and perhaps tools, as JSON in its cells} */
    private static JsonObject objectOf(Map<String, String> cells, String list) throws JsonSyntaxException {
        String tools = cells.getOrDefault("tools", "");
        String line = "{\"" + list + "\":" + cells.get(list) + (tools.isBlank() ? "}" : ",\"tools\":" + tools + "}");
        return (JsonObject) JsonReader.read(line.getBytes(UTF_8));
    }

    private void example(Row row) throws IOException, RefusedRowException {
        JsonObject object = row.object();
        if (object != null && !mapping.isTold()) {
            boolean isWritten = format.equals(CHAT)
                    ? object.get("messages") instanceof JsonArray && !(object.has("chosen") && object.has("rejected"))
                    : isCompletion(object);
            if (isWritten) {
                lines.object(object, format.equals(CHAT) ? mapping.system() : "");
                written++;
                return;
            }
        }
        Pair pair = mapping.pair(row);
        if (pair != null || (object != null && !mapping.isTold() && OF_PAIRS.contains(format))) {
            write(row, pair);
            return;
        }
        Turns turns = mapping.turns(row);
        if (turns == null && object == null) {
            // All rows have the same columns.
            String missing = mapping.missing(row.cells());
            throw new UnreadableInputException(
                    "unknown-columns",
                    missing != null
                            ? "the first row names no column " + Quoted.name(missing)
                            : "the first row names no columns for question and answer; say which with"
                                    + " --map user=COLUMN,assistant=COLUMN, by number if the first row has no names");
        }
        if (turns == null
                && object != null
                && object.get("conversations") instanceof JsonArray said
                && !mapping.isTold()) {
            throw new RefusedRowException(Turns.oddOfShareGpt(said.values()));
        }
        if (turns == null) {
            String missing = mapping.missing(row.cells());
            refuse(
                    row.number(),
                    missing != null
                            ? "object has no text under " + key(missing)
                            : "object has no text under known keys for question and answer; say which with"
                                    + " --map user=KEY,assistant=KEY");
        } else if (OF_PAIRS.contains(format)) {
            refuse(row.number(), "row has one answer, a preference has two");
        } else {
            write(row, turns);
            warnOfDoubts(row);
        }
    }

    /** Once, because rows have the same columns, mostly. */
    private void warnOfDoubts(Row row) {
        if (written == 1) {
            mapping.doubts(row).forEach(doubt -> warn("ambiguous-columns", doubt));
        }
    }

    /** A completion stays as it is where completions are written. */
    private boolean isCompletion(JsonObject object) {
        return format.equals(COMPLETION)
                && mapping.system().isBlank()
                && object.get("prompt") instanceof JsonString
                && object.get("completion") instanceof JsonString completion
                && !completion.isBlank();
    }

    private void write(Row row, @Nullable Pair pair) throws IOException, RefusedRowException {
        if (pair == null) {
            refuse(row.number(), "object shows no question with two answers that go on from it and differ");
            return;
        }
        JsonObject object = mapping.isTold() ? null : row.object();
        if (object != null
                && format.equals(PREFERENCE)
                && mapping.system().isBlank()
                && object.get("input") instanceof JsonObject) {
            lines.preference(object);
            written++;
            return;
        }
        Optional<String> extra = object == null || lossy ? Optional.empty() : Pair.extraKey(object);
        if (extra.isPresent()) {
            refuse(row.number(), key(extra.get()) + " is not converted; --lossy leaves out what has no place");
            return;
        }
        if (format.equals(PREFERENCE) && !pair.answersOnly()) {
            refuse(row.number(), "answers differ before the last message of the user");
            return;
        }
        Turns all = pair.question().then(pair.preferred()).then(pair.other());
        Optional<String> empty = object == null ? emptyText(all) : Optional.empty();
        if (empty.isPresent()) {
            refuse(row.number(), empty.get());
            return;
        }
        Stream<String> unread = object == null ? Stream.of() : unread(object).stream();
        Optional<String> unheld = unheldRole(all)
                .or(() -> leaveOut(row.number(), Stream.concat(extra(all).map(this::unheld), unread)));
        if (OF_PAIRS.contains(format) && unheld.isPresent()) {
            refuse(row.number(), unheld.get());
            return;
        }
        warnOfLiterals(row, all.turns());
        switch (format) {
            case PREFERENCE -> lines.preference(pair);
            case TRL_PREFERENCE -> lines.trlPreference(pair);
            case CONVERSE_PAIR -> lines.line(ConverseForm.of(pair, lossy));
            case GEMINI_PAIR -> lines.line(GeminiForm.of(pair, lossy));
            default -> {
                refuse(
                        row.number(),
                        "row is a question with two answers; write it with --to "
                                + String.join(", ", PREFERENCE, TRL_PREFERENCE, CONVERSE_PAIR) + " or " + GEMINI_PAIR);
                return;
            }
        }
        written++;
    }

    private static Optional<String> emptyText(Turns turns) {
        return turns.turns().stream()
                .filter(turn -> turn.content().isBlank())
                .map(turn -> turn.role() + " text is empty")
                .findFirst();
    }

    private void write(Row row, Turns turns) throws IOException, RefusedRowException {
        Optional<String> reason = reasonToRefuse(row, turns);
        if (reason.isPresent()) {
            refuse(row.number(), reason.get());
            return;
        }
        warnOfLiterals(row, turns.turns());
        List<Turns.Turn> all = turns.turns();
        int last = all.size() - 1;
        JsonValue tools = tools(row);
        switch (format) {
            case CHAT, MISTRAL -> lines.chat(turns, tools);
            case TRL_COMPLETION ->
                lines.promptAndAnswer(new Turns(all.subList(0, last)), new Turns(all.subList(last, last + 1)), tools);
            case CONVERSE -> lines.line(ConverseForm.of(turns, tools, lossy));
            case GEMINI -> lines.line(GeminiForm.of(turns, tools, lossy));
            case HAIKU -> lines.haiku(turns.instructions(lossy), turns.inTurn(lossy));
            case SHARE_GPT -> lines.shareGpt(turns);
            case ALPACA ->
                lines.alpaca(
                        last == 2 ? all.get(0).content() : "",
                        all.get(last - 1).content(),
                        all.get(last).content());
            default ->
                lines.completion(all.get(last - 1).content(), all.get(last).content());
        }
        written++;
    }

    private Optional<String> reasonToRefuse(Row row, Turns turns) throws RefusedRowException {
        List<Turns.Turn> all = turns.turns();
        if (all.stream().noneMatch(turn -> turn.role().equals("assistant"))) {
            return unheldRole(turns)
                    .map(role -> role + "; see tuneprep fix")
                    .or(() -> Optional.of("conversation has no answer"));
        }
        for (Turns.Turn turn : all) {
            if (!holdsCalls() && turn.calls()) {
                return Optional.of("calls cannot be held by " + format);
            }
            if (OF_PARTS.contains(format)) {
                continue;
            }
            if (!OF_MESSAGES.contains(format)
                    && turn.source() != null
                    && !(turn.source().get("content") instanceof JsonString)) {
                return Optional.of("content of " + turn.role() + " is no text, " + format + " holds nothing else");
            }
            if (turn.content().isBlank()
                    && !(OF_MESSAGES.contains(format) && turn.source() != null)
                    && !(format.equals(COMPLETION) && turn.role().equals("user"))) {
                return Optional.of(turn.role() + " text is empty");
            }
        }
        String lastRole = all.get(all.size() - 1).role();
        if (!format.equals(CHAT) && !lastRole.equals("assistant")) {
            return Optional.of("conversation does not end with the answer");
        }
        if (format.equals(MISTRAL)
                && all.stream().filter(turn -> turn.role().equals("system")).count() > 1) {
            return Optional.of("conversation has several system messages, " + format + " takes one"
                    + (lossy ? "" : "; --lossy joins those at the beginning"));
        }
        boolean system = all.get(0).role().equals("system");
        boolean single =
                all.size() == (system ? 3 : 2) && all.get(all.size() - 2).role().equals("user");
        if (format.equals(COMPLETION) && system && single) {
            return Optional.of("row has instructions, which completions cannot hold");
        }
        if (format.equals(COMPLETION) && (system || !single)) {
            return Optional.of("row is more than one question and answer, which completions cannot hold");
        }
        if (format.equals(ALPACA) && !single) {
            return Optional.of("row is more than one question and answer, which " + ALPACA + " cannot hold");
        }
        return loss(row, turns);
    }

    private boolean holdsCalls() {
        return OF_MESSAGES.contains(format) || CALLING.contains(format);
    }

    /** {@return what the format cannot hold; what may be left out is, and is said, when that is asked for} */
    private Optional<String> loss(Row row, Turns turns) throws RefusedRowException {
        Optional<String> role = unheldRole(turns);
        if (role.isPresent()) {
            return role;
        }
        JsonObject object = mapping.isTold() ? null : row.object();
        JsonValue tools = tools(row);
        if (tools != null && !(tools instanceof JsonArray)) {
            return Optional.of("tools are no list");
        }
        Stream<String> lost = extra(turns).map(this::unheld);
        if (object == null && tools != null && !holdsCalls()) {
            lost = Stream.concat(lost, Stream.of(unheld(key("tools"))));
        }
        if (object != null) {
            // Other objects have columns that are left out, like those of a table.
            Stream<String> beside = object.members().stream()
                    .filter(member -> !member.value().isNull())
                    .map(JsonObject.Member::name)
                    .filter(name -> name.equals("tools") ? !holdsCalls() : object.has("messages"))
                    .filter(name -> !name.equals("messages"))
                    .map(name -> unheld(key(name)));
            lost = Stream.concat(Stream.concat(lost, beside), unread(object).stream());
        }
        return leaveOut(row.number(), lost);
    }

    /** {@return why a row is refused that would lose something; nothing where that is asked for, which is said then} */
    private Optional<String> leaveOut(long number, Stream<String> lost) {
        if (!lossy) {
            return lost.findFirst().map(why -> why + "; --lossy leaves out what has no place");
        }
        lost.distinct().forEach(why -> findings.add("left-out", Severity.WARNING, number, why + ", and is left out"));
        return Optional.empty();
    }

    /** {@return the functions that may be called, whatever they are; null where there are none} */
    private @Nullable JsonValue tools(Row row) throws RefusedRowException {
        if (mapping.isTold()) {
            return null;
        }
        if (row.object() != null) {
            return Forms.value(row.object(), "tools");
        }
        String cell = row.cells().getOrDefault("tools", "");
        return cell.isBlank() ? null : ChatForms.tools(cell);
    }

    private String unheld(String what) {
        return what + " cannot be held by " + format;
    }

    private Optional<String> unheldRole(Turns turns) {
        return turns.turns().stream()
                .map(Turns.Turn::role)
                .filter(role -> !WHOLE.contains(format) && !roles().contains(role))
                .map(role -> unheld("role " + Quoted.name(role)))
                .findFirst();
    }

    private Set<String> roles() {
        return switch (format) {
            case CONVERSE, CONVERSE_PAIR, GEMINI -> CALLING_ROLES;
            case HAIKU, GEMINI_PAIR -> PARTS_ROLES;
            default -> PLAIN_ROLES;
        };
    }

    /** {@return what messages hold and the format does not} */
    private Stream<String> extra(Turns turns) {
        // Ids may come again later, for calls of other functions.
        Map<String, String> functions = new HashMap<>();
        List<String> extra = new ArrayList<>();
        for (Turns.Turn turn : turns.turns()) {
            functions.putAll(turn.functionsByCall());
            extra(turn, functions).forEach(extra::add);
        }
        return extra.stream();
    }

    /** {@return what belongs to a row and is not taken from it} */
    static Optional<String> unread(JsonObject object) {
        Stream<String> beside = BESIDE.stream().filter(name -> Forms.isFilled(object.get(name)));
        Stream<String> inTurns = ChatForms.objects(object.get("conversations")).stream()
                .map(Turns::unread)
                .flatMap(Stream::ofNullable);
        return Stream.concat(beside, inTurns)
                .map(name -> key(name) + " is not read")
                .findFirst();
    }

    /** {@return what a message holds and the format does not} */
    private Stream<String> extra(Turns.Turn turn, Map<String, String> functions) {
        if (format.equals(MISTRAL)) {
            return Stream.ofNullable(turn.source())
                    .map(ChatForms::refusedByMistral)
                    .flatMap(Stream::ofNullable);
        }
        if (WHOLE.contains(format)) {
            return Stream.of();
        }
        return turn.extraKeys(keysOf(turn.role()))
                // The name of a tool is that of the function it answers for.
                .filter(key -> !(key.equals("name")
                        && turn.role().equals("tool")
                        && functions.getOrDefault(turn.answered(), "").equals(turn.name())))
                .map(Rows::key);
    }

    private Set<String> keysOf(String role) {
        if (!CALLING.contains(format) && !format.equals(CONVERSE_PAIR)) {
            return PLAIN_KEYS;
        }
        return role.equals("tool") ? ANSWERING_KEYS : CALLING_KEYS;
    }

    /** TRL (label) and LLaMA-Factory (kto_tag) say beside an answer whether it is a good one. */
    private static boolean isUnwanted(Row row) {
        // Beside other names a number is that of a class.
        boolean rates = row.cells().containsKey("completion")
                || (row.object() != null && row.object().has("completion"));
        return isFalse(row, "label", rates) || isFalse(row, "kto_tag", true);
    }

    private static boolean isFalse(Row row, String name, boolean orZero) {
        String cell = row.cells().getOrDefault(name, "").strip();
        return cell.equalsIgnoreCase("false")
                || (orZero && cell.equals("0"))
                || (row.object() != null
                        && row.object().get(name) instanceof JsonLiteral literal
                        && literal.kind() == JsonLiteral.Kind.FALSE);
    }

    static String key(String name) {
        return "key " + Quoted.name(name);
    }

    /** A cell holds what a person typed; a backslash and an n there was meant as a line end, perhaps. */
    private void warnOfLiterals(Row row, List<Turns.Turn> turns) {
        for (Turns.Turn turn : row.object() == null ? turns : List.<Turns.Turn>of()) {
            if (turn.content().contains("\\n")) {
                findings.add(
                        "literal-escape",
                        Severity.WARNING,
                        row.number(),
                        "text holds a backslash and an n, perhaps meant as a line end");
            }
            if (turn.content().startsWith("=") && turn.content().endsWith(")")) {
                findings.add(
                        "formula-text", Severity.WARNING, row.number(), "text looks like a formula, not its result");
            }
        }
    }

    @Override
    public void refuse(long number, String message) {
        refused++;
        findings.add("refused-row", Severity.ERROR, number, message);
    }

    @Override
    public void warn(String rule, String message) {
        findings.add(rule, Severity.WARNING, 0, message);
    }
}
