package io.github.tuneprep.convert;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.tuneprep.Source;
import io.github.tuneprep.catalogue.UnknownNameException;
import io.github.tuneprep.json.JsonArray;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.read.GzipMembers;
import io.github.tuneprep.report.Conversion;
import io.github.tuneprep.rule.Severity;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns CSV, TSV, XLSX, JSON, JSON Lines and plain text, compressed with gzip or not, into lines that can be tuned on.
 *
 * <pre>{@code
 * Conversion done = Converter.create().system("You are kind.").convert(Source.of(table), out);
 * }</pre>
 *
 * <p>Immutable and thread-safe: every setting returns a new converter. Bad input gives findings, never an exception.
 */
public final class Converter {
    private static final String CHAT = "openai-chat";
    private static final String COMPLETION = "prompt-completion";
    private static final Set<String> ROLES = Set.of("system", "user", "assistant");
    private static final int PEEKED = 64;

    private final @Nullable String dialect;
    private final Map<String, String> columns;
    private final String system;
    private final @Nullable String sheet;
    private final @Nullable Charset charset;

    private Converter(
            @Nullable String dialect,
            Map<String, String> columns,
            String system,
            @Nullable String sheet,
            @Nullable Charset charset) {
        this.dialect = dialect;
        this.columns = columns;
        this.system = system;
        this.sheet = sheet;
        this.charset = charset;
    }

    /** {@return a converter that looks for columns by their usual names and writes chats} */
    public static Converter create() {
        return new Converter(null, Map.of(), "", null, null);
    }

    /**
     * Sets the file format to write: {@code openai-chat} or {@code prompt-completion}. Without it, chats are written,
     * but completions for plain text.
     *
     * @throws UnknownNameException for any other
     */
    public Converter to(String format) {
        if (!format.equals(CHAT) && !format.equals(COMPLETION)) {
            throw new UnknownNameException("format to write", format, List.of(CHAT, COMPLETION));
        }
        return new Converter(format, columns, system, sheet, charset);
    }

    /**
     * Says which column holds what: a name, a number from 1 for a table whose first row has no names, or a template
     * such as {@code "{title}: {body}"}.
     *
     * @param byRole column or template for {@code user} and {@code assistant}, and for {@code system} if there is one
     * @throws IllegalArgumentException if one of the two is missing, or a role is unknown
     */
    public Converter map(Map<String, String> byRole) {
        for (String role : byRole.keySet()) {
            if (!ROLES.contains(role)) {
                throw new UnknownNameException("role", role, ROLES);
            }
        }
        if (!byRole.containsKey("user") || !byRole.containsKey("assistant")) {
            throw new IllegalArgumentException("a mapping names the columns of user and assistant");
        }
        return new Converter(dialect, Map.copyOf(byRole), system, sheet, charset);
    }

    /** Sets the instructions of conversations that have none. */
    public Converter system(String text) {
        return new Converter(dialect, columns, text, sheet, charset);
    }

    /** Sets the sheet of a workbook to convert, instead of the first. */
    public Converter sheet(String name) {
        return new Converter(dialect, columns, system, name, charset);
    }

    /** Sets the encoding of text files, instead of UTF-8 or that of the byte order mark. */
    public Converter charset(Charset encoding) {
        return new Converter(dialect, columns, system, sheet, encoding);
    }

    /**
     * Reads a file to its end and writes what it holds. When the result is not {@link Conversion#complete() complete},
     * what was written is of no use.
     *
     * @throws UncheckedIOException if the file cannot be opened, or the result cannot be written
     */
    public Conversion convert(Source source, OutputStream out) {
        Findings findings = new Findings(source.name());
        try (InputStream in = GzipMembers.unzipped(source.open())) {
            String name = source.name().toLowerCase(Locale.ROOT).replaceAll("\\.gz$", "");
            byte[] start = peek(in);
            Mapping mapping = new Mapping(columns, system);
            RowReader reader = readerFor(start, name, mapping, findings);
            String format = dialect != null ? dialect : reader instanceof TextRows ? COMPLETION : CHAT;
            OutputStream buffered = new BufferedOutputStream(out, 1 << 16);
            Rows rows = new Rows(mapping, new LineWriter(buffered), format, findings);
            boolean ended = read(reader, in, rows, findings);
            buffered.flush();
            if (ended && rows.written == 0 && rows.refused == 0) {
                findings.add("empty-input", Severity.ERROR, 0, "file holds no rows");
            }
            return new Conversion(
                    source.name(), format, rows.written, rows.refused, ended && rows.written > 0, findings.list());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean read(RowReader reader, InputStream in, Rows rows, Findings findings) throws IOException {
        try {
            reader.read(in, rows);
            return true;
        } catch (UnreadableInputException e) {
            findings.add(e.rule(), Severity.ERROR, 0, String.valueOf(e.getMessage()));
        } catch (CharacterCodingException e) {
            findings.add(
                    "wrong-charset",
                    Severity.ERROR,
                    0,
                    "text is not in this encoding; a table saved on Windows is often --encoding windows-1252");
        }
        return false;
    }

    private static byte[] peek(InputStream in) throws IOException {
        in.mark(PEEKED);
        byte[] start = in.readNBytes(PEEKED);
        in.reset();
        return start;
    }

    /** Goes by what the file holds before what it is called. */
    private RowReader readerFor(byte[] start, String name, Mapping mapping, Findings findings) {
        String text = new String(start, ISO_8859_1);
        if (text.startsWith("PK\3\4")) {
            return new XlsxRows(sheet, mapping.numbered());
        }
        if (text.startsWith("\u00D0\u00CF\u0011\u00E0")) {
            return (in, sink) -> {
                throw new UnreadableInputException(
                        "unreadable-workbook", "file is an old Excel workbook or has a password; save it as .xlsx");
            };
        }
        String begin = text.startsWith("\u00EF\u00BB\u00BF") ? text.substring(3).strip() : text.strip();
        if (begin.startsWith("{") || begin.startsWith("[")) {
            return new JsonRows();
        }
        if (name.endsWith(".txt")) {
            return new TextRows(charset);
        }
        if (!name.endsWith(".csv") && !name.endsWith(".tsv") && !name.equals("-")) {
            findings.add("misnamed-file", Severity.WARNING, 0, "file is read as CSV, though it is not called so");
        }
        return new CsvRows(charset, mapping.numbered());
    }

    /** Writes each row, or says why not. */
    private static final class Rows implements RowReader.Sink {
        private final Mapping mapping;
        private final LineWriter lines;
        private final String format;
        private final Findings findings;
        private long written;
        private long refused;

        Rows(Mapping mapping, LineWriter lines, String format, Findings findings) {
            this.mapping = mapping;
            this.lines = lines;
            this.format = format;
            this.findings = findings;
        }

        @Override
        public void row(Row row) throws IOException {
            JsonObject object = row.object();
            if (object != null && !mapping.isTold()) {
                boolean chat = object.get("messages") instanceof JsonArray;
                if (format.equals(CHAT) ? chat : isCompletion(object)) {
                    lines.object(object, format.equals(CHAT) ? mapping.system() : "");
                    written++;
                    return;
                }
            }
            Turns turns = mapping.turns(row);
            if (turns == null && object == null) {
                // All rows have the same columns.
                throw new UnreadableInputException(
                        "unknown-columns",
                        "the first row names no columns for question and answer; say which with"
                                + " --map user=COLUMN,assistant=COLUMN, by number if the first row has no names");
            }
            if (turns == null) {
                refuse(
                        row.number(),
                        "object has no known keys for question and answer; say which with --map user=KEY,assistant=KEY");
                return;
            }
            write(row, turns);
        }

        private static boolean isCompletion(JsonObject object) {
            return object.get("prompt") instanceof JsonString
                    && object.get("completion") instanceof JsonString completion
                    && !completion.isBlank();
        }

        private void write(Row row, Turns turns) throws IOException {
            List<Turns.Turn> all = turns.turns();
            boolean pair = all.size() == 2
                    && all.get(0).role().equals("user")
                    && all.get(1).role().equals("assistant");
            if (format.equals(COMPLETION)) {
                if (!pair) {
                    refuse(row.number(), "row is more than one question and answer, which completions cannot hold");
                } else if (all.get(1).content().isBlank()) {
                    refuse(row.number(), "answer is empty");
                } else {
                    warnOfLiterals(row, all);
                    lines.completion(all.get(0).content(), all.get(1).content());
                    written++;
                }
                return;
            }
            if (all.stream().noneMatch(turn -> turn.role().equals("assistant"))) {
                refuse(row.number(), "conversation has no answer");
                return;
            }
            for (Turns.Turn turn : all) {
                if (turn.content().isBlank()) {
                    refuse(row.number(), turn.role() + " text is empty");
                    return;
                }
            }
            warnOfLiterals(row, all);
            lines.chat(turns);
            written++;
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
                            "formula-text",
                            Severity.WARNING,
                            row.number(),
                            "text looks like a formula, not its result");
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
}
