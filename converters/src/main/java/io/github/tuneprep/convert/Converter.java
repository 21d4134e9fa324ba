package io.github.tuneprep.convert;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.tuneprep.Limits;
import io.github.tuneprep.Source;
import io.github.tuneprep.catalogue.UnknownNameException;
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
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
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
    private static final Set<String> ROLES = Set.of("system", "user", "assistant", "chosen", "rejected");
    private static final Set<Set<String>> ANSWERS = Set.of(Set.of("assistant"), Set.of("chosen", "rejected"));
    private static final Pattern FURTHER = Pattern.compile("(?:user|assistant)(?:[2-9]|[1-9][0-9])");
    private static final int PEEKED = 64;

    private final Settings settings;

    private Converter(Settings settings) {
        this.settings = settings;
    }

    /** What was set; copied with each change. */
    private static final class Settings implements Cloneable {
        private @Nullable OutputFormat format;
        private Map<String, String> columns = Map.of();
        private String system = "";
        private @Nullable String sheet;
        private @Nullable Charset charset;
        private boolean lossy;
        private boolean functionsToTools;
        private Limits limits = Limits.STANDARD;

        @Override
        public Settings clone() {
            try {
                return (Settings) super.clone();
            } catch (CloneNotSupportedException e) {
                throw new AssertionError(e);
            }
        }
    }

    private Converter with(Consumer<Settings> change) {
        Settings changed = settings.clone();
        change.accept(changed);
        return new Converter(changed);
    }

    /** {@return a converter that looks for columns by their usual names and writes chats} */
    public static Converter create() {
        return new Converter(new Settings());
    }

    /**
     * Sets the file format to write, one of {@link #formats()}. Without it, chats are written, but completions for
     * plain text.
     *
     * @throws UnknownNameException for any other
     */
    public Converter to(String format) {
        OutputFormat known = OutputFormat.of(format)
                .orElseThrow(() -> new UnknownNameException("format to write", format, formats()));
        return with(s -> s.format = known);
    }

    /** {@return the file formats that can be written} */
    public static List<String> formats() {
        return OutputFormat.labels();
    }

    /** Leaves out what the format to write cannot hold, such as weights; without it such rows are refused. */
    public Converter lossy() {
        return with(s -> s.lossy = true);
    }

    /**
     * Turns the older {@code functions} into {@code tools} where chats are written, too; other formats of messages have
     * no functions, and get tools without being asked for. What a tuned model answers changes with it.
     */
    public Converter functionsToTools() {
        return with(s -> s.functionsToTools = true);
    }

    /**
     * Says which column holds what: a name, a number from 1 for a table whose first row has no names, or a template
     * such as {@code "{title}: {body}"}.
     *
     * @param byRole column or template for {@code user} and {@code assistant}, for {@code system} if there is one, and
     *     for the turns behind the first as {@code user2}, {@code assistant2} and so on; for a preference
     *     {@code chosen} and {@code rejected} in place of {@code assistant}
     * @throws IllegalArgumentException if one of these is missing, or a role is unknown
     */
    public Converter map(Map<String, String> byRole) {
        for (String role : byRole.keySet()) {
            if (!ROLES.contains(role) && !FURTHER.matcher(role).matches()) {
                throw new UnknownNameException("role", role, ROLES);
            }
        }
        Set<String> answers = new TreeSet<>(byRole.keySet());
        answers.retainAll(Set.of("assistant", "chosen", "rejected"));
        if (!byRole.containsKey("user") || !ANSWERS.contains(answers)) {
            throw new IllegalArgumentException(
                    "a mapping names the columns of user and assistant, or of user, chosen and rejected");
        }
        return with(s -> s.columns = Map.copyOf(byRole));
    }

    /** Sets the instructions of conversations that have none. */
    public Converter system(String text) {
        return with(s -> s.system = text);
    }

    /** Sets the sheet of a workbook to convert, instead of the first. */
    public Converter sheet(String name) {
        return with(s -> s.sheet = name);
    }

    /** Sets the encoding of text files, instead of UTF-8 or that of the byte order mark. */
    public Converter charset(Charset encoding) {
        return with(s -> s.charset = encoding);
    }

    /** Sets what bounds memory and time, instead of {@link Limits#STANDARD}. */
    public Converter limits(Limits bounds) {
        return with(s -> s.limits = bounds);
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
            Mapping mapping = new Mapping(settings.columns, settings.system);
            RowReader reader = readerFor(start, name, mapping, findings);
            OutputFormat asked = settings.format;
            OutputFormat usual = reader instanceof TextRows ? OutputFormat.COMPLETION : OutputFormat.CHAT;
            OutputFormat format = asked == null ? usual : asked;
            OutputStream buffered = new BufferedOutputStream(out, 1 << 16);
            LineWriter lines = new LineWriter(buffered, format.isOfTrl());
            Rows rows = new Rows(mapping, lines, format, settings.lossy, settings.functionsToTools, findings);
            boolean ended = read(reader, in, rows, findings);
            buffered.flush();
            if (ended && rows.written() == 0 && rows.refused() == 0) {
                findings.add("empty-input", Severity.ERROR, 0, "file holds no rows");
            }
            return new Conversion(
                    source.name(),
                    format.label(),
                    rows.written(),
                    rows.refused(),
                    ended && rows.written() > 0,
                    findings.list());
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
            return new XlsxRows(settings.sheet, mapping.numbered(), settings.limits);
        }
        if (text.startsWith("\u00D0\u00CF\u0011\u00E0")) {
            return (in, sink) -> {
                throw new UnreadableInputException(
                        "unreadable-workbook", "file is an old Excel workbook or has a password; save it as .xlsx");
            };
        }
        if (text.startsWith("PAR1")) {
            return (in, sink) -> {
                throw new UnreadableInputException(
                        "unread-format", "file is Parquet, which is not read; save it as JSON Lines or CSV");
            };
        }
        // JSON begins with a sign of ASCII, in UTF-16 beside a zero.
        String begin = text.replaceAll("^(?:\u00EF\u00BB\u00BF|\u00FF\u00FE|\u00FE\u00FF)|\u0000", "")
                .strip();
        if (begin.startsWith("{") || begin.startsWith("[")) {
            JsonRows rows = new JsonRows(true, settings.limits.lineBytes());
            boolean isWide = text.startsWith("\u00FF\u00FE") || text.startsWith("\u00FE\u00FF");
            return settings.charset == null && !isWide
                    ? rows
                    : (in, sink) -> rows.read(TextInput.utf8(in, settings.charset), sink);
        }
        if (name.endsWith(".txt")) {
            return new TextRows(settings.charset, settings.limits.lineBytes());
        }
        if (!name.endsWith(".csv") && !name.endsWith(".tsv") && !name.equals("-")) {
            findings.add("misnamed-file", Severity.WARNING, 0, "file is read as CSV, though it is not called so");
        }
        return new CsvRows(settings.charset, mapping.numbered(), settings.limits.lineBytes());
    }
}
