package io.github.tuneprep.config;

import io.github.tuneprep.json.JsonArray;
import io.github.tuneprep.json.JsonNumber;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonReader;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.json.JsonSyntaxException;
import io.github.tuneprep.json.JsonValue;
import io.github.tuneprep.report.Baseline;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/**
 * Reads and writes a {@link Baseline} as JSON, one defect a line, so that a version control system shows what changed.
 */
public final class BaselineFile {
    private static final int SCHEMA_VERSION = 1;
    private static final JsonFactory JACKSON =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private static final ObjectWriteContext ONE_A_LINE = new ObjectWriteContext.Base() {
        @Override
        public PrettyPrinter getPrettyPrinter() {
            return new DefaultPrettyPrinter()
                    .withArrayIndenter(new DefaultIndenter("", "\n"))
                    .withObjectIndenter(DefaultPrettyPrinter.FixedSpaceIndenter.instance());
        }

        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }
    };

    private BaselineFile() {}

    /**
     * Reads a baseline.
     *
     * @throws IllegalArgumentException if the file is no baseline
     * @throws IOException if it cannot be read
     */
    public static Baseline read(Path file) throws IOException {
        JsonValue value;
        try {
            value = JsonReader.read(Files.readAllBytes(Configuration.notFolder(file)));
        } catch (JsonSyntaxException e) {
            throw new IllegalArgumentException(file + " is no baseline: " + e.getMessage(), e);
        }
        List<Baseline.Entry> entries = new ArrayList<>();
        if (!(value instanceof JsonObject root)
                || !(root.get("schemaVersion") instanceof JsonNumber version)
                || version.value().intValue() != SCHEMA_VERSION
                || !(root.get("findings") instanceof JsonArray findings)) {
            throw new IllegalArgumentException(
                    file + " is no baseline of this version; delete it, and make one with --update-baseline");
        }
        for (JsonValue item : findings.values()) {
            if (!(item instanceof JsonObject finding) || !(finding.get("count") instanceof JsonNumber count)) {
                throw new IllegalArgumentException(file + " is no baseline: expected objects with a count");
            }
            entries.add(new Baseline.Entry(
                    text(file, finding, "file"),
                    text(file, finding, "rule"),
                    text(file, finding, "message"),
                    text(file, finding, "fingerprint"),
                    count.value().longValue()));
        }
        return new Baseline(entries);
    }

    private static String text(Path file, JsonObject finding, String key) {
        JsonString text = finding.string(key);
        if (text == null) {
            throw new IllegalArgumentException(file + " is no baseline: expected a string under '" + key + "'");
        }
        return text.text();
    }

    /**
     * Writes a baseline and leaves the stream open.
     *
     * @throws IOException if it cannot be written
     */
    public static void write(Baseline baseline, OutputStream out) throws IOException {
        try (JsonGenerator json = JACKSON.createGenerator(ONE_A_LINE, out, JsonEncoding.UTF8)) {
            json.writeStartObject();
            json.writeNumberProperty("schemaVersion", SCHEMA_VERSION);
            json.writeArrayPropertyStart("findings");
            for (Baseline.Entry entry : baseline.entries()) {
                json.writeStartObject();
                json.writeStringProperty("file", entry.file());
                json.writeStringProperty("rule", entry.rule());
                json.writeStringProperty("message", entry.message());
                json.writeStringProperty("fingerprint", entry.fingerprint());
                json.writeNumberProperty("count", entry.count());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (JacksonIOException e) {
            throw e.getCause();
        }
    }
}
