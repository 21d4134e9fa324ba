package io.github.tuneprep.convert;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Iterator;
import java.util.Objects;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** CSV and TSV: quotes, line ends inside quotes, a first line {@code sep=;}, the delimiter found by itself. */
final class CsvRows implements RowReader {
    private static final String DELIMITERS = ",;\t|";
    private static final int SNIFFED = 1 << 16;

    private final @Nullable Charset charset;
    private final int numbered;
    private final int longestRow;

    CsvRows(@Nullable Charset charset, int numbered, int longestRow) {
        this.charset = charset;
        this.numbered = numbered;
        this.longestRow = longestRow;
    }

    @Override
    public void read(InputStream in, Sink sink) throws IOException {
        BoundedReader bounded = new BoundedReader(TextInput.decode(in, charset), longestRow);
        PushbackReader reader = new PushbackReader(bounded, SNIFFED);
        String start = peek(reader);
        long skipped = 0;
        char delimiter;
        if (start.regionMatches(true, 0, "sep=", 0, 4) && start.length() > 5 && "\"\r\n".indexOf(start.charAt(4)) < 0) {
            delimiter = start.charAt(4);
            skipLine(reader);
            skipped = 1;
        } else {
            delimiter = mostFrequent(start);
        }
        Table table = new Table(sink, numbered);
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter)
                .setIgnoreEmptyLines(false)
                .get();
        long line = skipped + 1;
        try (CSVParser parser =
                CSVParser.builder().setReader(reader).setFormat(format).get()) {
            Iterator<CSVRecord> records = parser.iterator();
            while (records.hasNext()) {
                CSVRecord row = records.next();
                table.row(line, row.toList());
                bounded.nextRow();
                line = skipped + parser.getCurrentLineNumber() + 1;
            }
        } catch (UncheckedIOException e) {
            if (!(e.getCause() instanceof CSVException)) {
                throw Objects.requireNonNull(e.getCause());
            }
            throw new UnreadableInputException(
                    "unclosed-quote",
                    "a quote is not closed, or something follows one, in the row that begins in line " + line);
        }
    }

    private static String peek(PushbackReader reader) throws IOException {
        char[] start = new char[SNIFFED];
        int length = 0;
        for (int read = 0; read >= 0 && length < SNIFFED; length += Math.max(0, read)) {
            read = reader.read(start, length, SNIFFED - length);
        }
        reader.unread(start, 0, length);
        return new String(start, 0, length);
    }

    private static void skipLine(PushbackReader reader) throws IOException {
        int c = reader.read();
        while (c >= 0 && c != '\n' && c != '\r') {
            c = reader.read();
        }
        int behind = c == '\r' ? reader.read() : '\n';
        if (behind >= 0 && behind != '\n') {
            reader.unread(behind);
        }
    }

    /** {@return the delimiter that the first line has most of, outside quotes} */
    private static char mostFrequent(String start) {
        int[] counts = new int[DELIMITERS.length()];
        boolean quoted = false;
        for (int i = 0; i < start.length() && (quoted || "\r\n".indexOf(start.charAt(i)) < 0); i++) {
            char c = start.charAt(i);
            quoted ^= c == '"';
            if (!quoted && DELIMITERS.indexOf(c) >= 0) {
                counts[DELIMITERS.indexOf(c)]++;
            }
        }
        int best = 0;
        for (int i = 1; i < counts.length; i++) {
            best = counts[i] > counts[best] ? i : best;
        }
        return DELIMITERS.charAt(best);
    }
}
