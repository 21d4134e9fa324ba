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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes each row in one format, or says why not. */
final class Rows implements RowReader.Sink {
    /** Keys of LLaMA-Factory and LLaVA for what belongs to a row and is not read: earlier turns, and media. */
    private static final List<String> BESIDE =
            List.of("history", "images", "videos", "audios", "image", "video", "audio");

    private final Mapping mapping;
    private final LineWriter lines;
    private final OutputFormat format;
    private final Losses losses;

    private final boolean lossy;
    private final boolean functionsToTools;
    private final Findings findings;
    private long written;
    private long refused;

    Rows(
            Mapping mapping,
            LineWriter lines,
            OutputFormat format,
            boolean lossy,
            boolean functionsToTools,
            Findings findings) {
        this.mapping = mapping;
        this.lines = lines;
        this.format = format;
        this.losses = new Losses(format, lossy);
        this.lossy = lossy;
        // No format of messages but OpenAI's has the older functions.
        this.functionsToTools =
                functionsToTools || (format.holdsCalls() && !format.isPair() && format != OutputFormat.CHAT);
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
        RowLosses lost = new RowLosses(lossy);
        try {
            read(row, lost);
            lost.said().forEach(what -> findings.add("left-out", Severity.WARNING, row.number(), what));
        } catch (RefusedRowException e) {
            refuse(row.number(), e.reason());
        }
    }

    private void read(Row row, RowLosses lost) throws IOException, RefusedRowException {
        if (!mapping.isTold() && isUnwanted(row)) {
            throw new RefusedRowException("answer is one that is not wanted");
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
            if (object != null) {
                object = mapping.isTold() ? ChatForms.parsed(object) : formed(object, lost);
            }
            example(new Row(row.number(), row.cells(), object), lost);
            return;
        }
        try {
            example(new Row(row.number(), row.cells(), formed(objectOf(row.cells(), list), lost)), lost);
        } catch (JsonSyntaxException e) {
            throw new RefusedRowException("cell " + list + " is no JSON: " + e.getMessage());
        }
    }

    /** {@return whether an object is in the format to write and stays as it is} */
    private boolean isInFormat(JsonObject object) {
        return mapping.system().isBlank()
                && (format == OutputFormat.CONVERSE && ConverseForm.isOf(object)
                        || format == OutputFormat.CONVERSE_PAIR && ConverseForm.isPair(object)
                        || format == OutputFormat.GEMINI && GeminiForm.isOf(object)
                        || format == OutputFormat.GEMINI_PAIR && GeminiForm.isPair(object));
    }

    private JsonObject formed(JsonObject object, RowLosses lost) throws RefusedRowException {
        JsonObject chat = ChatForms.plain(format == OutputFormat.MISTRAL ? ChatForms.ofOneList(object) : object, lost);
        if (format == OutputFormat.MISTRAL && lossy) {
            leaveOut(
                    ChatForms.objects(chat.get("messages")).stream()
                            .flatMap(MistralForm::refused)
                            .map(losses::unheld),
                    lost);
        }
        chat = functionsToTools ? ChatForms.withTools(chat) : chat;
        chat = format.isOfTrl() ? ChatForms.withNames(chat) : ChatForms.withIds(chat);
        return switch (format) {
            case MISTRAL -> MistralForm.of(chat, lost);
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

    private void example(Row row, RowLosses lost) throws IOException, RefusedRowException {
        JsonObject object = row.object();
        if (object != null && !mapping.isTold()) {
            boolean isWritten = format == OutputFormat.CHAT
                    ? object.get("messages") instanceof JsonArray && !(object.has("chosen") && object.has("rejected"))
                    : isCompletion(object);
            if (isWritten) {
                lines.object(object, format == OutputFormat.CHAT ? mapping.system() : "");
                written++;
                return;
            }
        }
        Pair pair = mapping.pair(row);
        if (pair != null || (object != null && !mapping.isTold() && format.isPair())) {
            write(row, pair, lost);
            return;
        }
        Turns turns = mapping.turns(row);
        if (turns == null) {
            throw nothingFound(row);
        }
        if (format.isPair()) {
            throw new RefusedRowException("row has one answer, a preference has two");
        }
        write(row, turns, lost);
        warnOfDoubts(row);
    }

    private RefusedRowException nothingFound(Row row) throws UnreadableInputException {
        String missing = mapping.missing(row.cells());
        if (row.object() == null) {
            // All rows have the same columns.
            throw new UnreadableInputException(
                    "unknown-columns",
                    missing != null
                            ? "the first row names no column " + Quoted.name(missing)
                            : "the first row names no columns for question and answer; say which with"
                                    + " --map user=COLUMN,assistant=COLUMN, by number if the first row has no names");
        }
        if (row.object().get("conversations") instanceof JsonArray said && !mapping.isTold()) {
            return new RefusedRowException(Turns.oddOfShareGpt(said.values()));
        }
        return new RefusedRowException(
                missing != null
                        ? "object has no text under " + Forms.key(missing)
                        : "object has no text under known keys for question and answer; say which with"
                                + " --map user=KEY,assistant=KEY");
    }

    /** Once, because rows have the same columns, mostly. */
    private void warnOfDoubts(Row row) {
        if (written == 1) {
            mapping.doubts(row).forEach(doubt -> warn("ambiguous-columns", doubt));
        }
    }

    /** A completion stays as it is where completions are written. */
    private boolean isCompletion(JsonObject object) {
        return format == OutputFormat.COMPLETION
                && mapping.system().isBlank()
                && object.get("prompt") instanceof JsonString
                && object.get("completion") instanceof JsonString completion
                && !completion.isBlank();
    }

    private void write(Row row, @Nullable Pair pair, RowLosses lost) throws IOException, RefusedRowException {
        if (pair == null) {
            throw new RefusedRowException("object shows no question with two answers that go on from it and differ");
        }
        if (!format.isPair()) {
            throw new RefusedRowException("row is a question with two answers; write it with --to "
                    + String.join(
                            ", ",
                            OutputFormat.PREFERENCE.label(),
                            OutputFormat.TRL_PREFERENCE.label(),
                            OutputFormat.CONVERSE_PAIR.label())
                    + " or " + OutputFormat.GEMINI_PAIR.label());
        }
        JsonObject object = mapping.isTold() ? null : row.object();
        if (object != null
                && format == OutputFormat.PREFERENCE
                && mapping.system().isBlank()
                && object.get("input") instanceof JsonObject) {
            lines.preference(object);
            written++;
            return;
        }
        for (String extra : object == null ? List.<String>of() : Pair.extraKeys(object)) {
            lost.leaveOut(Forms.key(extra) + " is not converted");
        }
        if (format == OutputFormat.PREFERENCE && !pair.answersOnly()) {
            throw new RefusedRowException("answers differ before the last message of the user");
        }
        Turns all = pair.question().then(pair.preferred()).then(pair.other());
        Optional<String> empty = object == null ? emptyText(all) : Optional.empty();
        if (empty.isPresent()) {
            throw new RefusedRowException(empty.get());
        }
        Optional<String> role = losses.role(all);
        if (role.isPresent()) {
            throw new RefusedRowException(role.get());
        }
        Stream<String> unread = object == null ? Stream.of() : unread(object);
        leaveOut(Stream.concat(losses.inMessages(all), unread), lost);
        warnOfLiterals(row, all.turns());
        switch (format) {
            case PREFERENCE -> lines.preference(pair);
            case TRL_PREFERENCE -> lines.trlPreference(pair);
            case CONVERSE_PAIR -> lines.line(ConverseForm.of(pair, lost));
            case GEMINI_PAIR -> lines.line(GeminiForm.of(pair, lost));
            default -> throw new IllegalStateException(format.label());
        }
        written++;
    }

    private static Optional<String> emptyText(Turns turns) {
        return turns.turns().stream()
                .filter(turn -> turn.content().isBlank())
                .map(turn -> turn.role() + " text is empty")
                .findFirst();
    }

    private void write(Row row, Turns turns, RowLosses lost) throws IOException, RefusedRowException {
        Optional<String> reason = losses.whole(turns);
        if (reason.isPresent()) {
            throw new RefusedRowException(reason.get());
        }
        leaveOut(unheld(row, turns), lost);
        warnOfLiterals(row, turns.turns());
        List<Turns.Turn> all = turns.turns();
        int last = all.size() - 1;
        JsonValue tools = tools(row);
        switch (format) {
            case CHAT, MISTRAL -> lines.chat(turns, tools);
            case TRL_COMPLETION ->
                lines.promptAndAnswer(new Turns(all.subList(0, last)), new Turns(all.subList(last, last + 1)), tools);
            case CONVERSE -> lines.line(ConverseForm.of(turns, tools, lost));
            case GEMINI -> lines.line(GeminiForm.of(turns, tools, lost));
            case HAIKU -> lines.haiku(turns.instructions(lost), turns.inTurn(lost));
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

    /** {@return what the format cannot hold} */
    private Stream<String> unheld(Row row, Turns turns) throws RefusedRowException {
        JsonObject object = mapping.isTold() ? null : row.object();
        JsonValue tools = tools(row);
        if (tools != null && !(tools instanceof JsonArray)) {
            throw new RefusedRowException("tools are no list");
        }
        Stream<String> unheld = losses.inMessages(turns);
        if (object == null && tools != null && !format.holdsCalls()) {
            unheld = Stream.concat(unheld, Stream.of(losses.unheld(Forms.key("tools"))));
        }
        if (object != null) {
            // Other objects have columns that are left out, like those of a table.
            Stream<String> beside = object.members().stream()
                    .filter(member -> !member.value().isNull())
                    .map(JsonObject.Member::name)
                    .filter(name -> name.equals("tools") ? !format.holdsCalls() : object.has("messages"))
                    .filter(name -> !name.equals("messages"))
                    .map(name -> losses.unheld(Forms.key(name)));
            unheld = Stream.concat(Stream.concat(unheld, beside), unread(object));
        }
        return unheld;
    }

    private static void leaveOut(Stream<String> unheld, RowLosses lost) throws RefusedRowException {
        for (String why : unheld.toList()) {
            lost.leaveOut(why);
        }
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

    /** {@return what belongs to a row and is not taken from it} */
    private static Stream<String> unread(JsonObject object) {
        Stream<JsonObject> turns = Stream.concat(
                ChatForms.objects(object.get("conversations")).stream(),
                Stream.of("chosen", "rejected")
                        .map(object::get)
                        .filter(JsonObject.class::isInstance)
                        .map(JsonObject.class::cast));
        return Stream.concat(
                unreadBeside(object).stream(), turns.flatMap(Turns::unread).map(Rows::unread));
    }

    /** {@return what belongs to a row, stands beside its turns and is not taken from it} */
    static List<String> unreadBeside(JsonObject object) {
        return BESIDE.stream()
                .filter(name -> Forms.isFilled(object.get(name)))
                .map(Rows::unread)
                .toList();
    }

    private static String unread(String name) {
        return Forms.key(name) + " is not read";
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
