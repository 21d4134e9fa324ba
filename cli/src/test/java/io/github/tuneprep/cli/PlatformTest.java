package io.github.tuneprep.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.Socket;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.concurrent.TimeUnit;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same bytes everywhere: in every language, time zone and encoding, with odd paths, and without a network. */
class PlatformTest {
    private static final Locale LANGUAGE = Locale.getDefault();
    private static final TimeZone ZONE = TimeZone.getDefault();

    @TempDir
    private Path temporary;

    private Path folder = Path.of("");

    /** Whoever opens a socket or a URL fails from here on. */
    @BeforeAll
    @SuppressWarnings("deprecation") // the only way to see every socket of the process
    static void cutTheNetwork() throws IOException {
        Socket.setSocketImplFactory(() -> {
            throw new IllegalStateException("opened a socket");
        });
        URL.setURLStreamHandlerFactory(protocol -> {
            if (List.of("http", "https", "ftp").contains(protocol)) {
                throw new IllegalStateException("opened a URL");
            }
            return null;
        });
    }

    @BeforeEach
    void write() throws IOException {
        folder = Files.createDirectories(temporary.resolve("a b \u6570\u636E \u0131"));
        Files.writeString(
                folder.resolve("data \u8BAD.jsonl"),
                "{\"messages\":[{\"role\":\"USER\",\"content\":[{\"type\":\"image_url\",\"image_url\":{\"url\":\"https://example.com/i.png\"}}]},{\"role\":\"assistant\",\"content\":\"\u0130I\u0131i\"}]}\n"
                                .repeat(12)
                        + "{\"PROMPT\":\"a\",\"completion\":1}\n");
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            XSSFSheet sheet = workbook.createSheet("I");
            sheet.createRow(0).createCell(0).setCellValue("PROMPT");
            sheet.getRow(0).createCell(1).setCellValue("COMPLETION");
            sheet.createRow(1).createCell(0).setCellValue(1234.5);
            sheet.getRow(1).createCell(1).setCellValue(45_000.75);
            var number = workbook.createCellStyle();
            number.setDataFormat((short) BuiltinFormats.getBuiltinFormat("#,##0.00"));
            sheet.getRow(1).getCell(0).setCellStyle(number);
            var date = workbook.createCellStyle();
            date.setDataFormat(workbook.createDataFormat().getFormat("d mmmm yyyy h:mm"));
            sheet.getRow(1).getCell(1).setCellStyle(date);
            try (var out = Files.newOutputStream(folder.resolve("book.xlsx"))) {
                workbook.write(out);
            }
        }
    }

    @AfterEach
    void restore() {
        Locale.setDefault(LANGUAGE);
        TimeZone.setDefault(ZONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr-TR", "ar-EG-u-nu-arab", "de-DE", "hi-IN-u-nu-deva", "th-TH-u-ca-buddhist"})
    void says_the_same_in_every_language_and_time_zone(String language) throws IOException {
        Locale.setDefault(Locale.ROOT);
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        String expected = everything();

        Locale.setDefault(Locale.forLanguageTag(language));
        TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
        assertThat(everything()).isEqualTo(expected);
        assertThat(expected).contains("12 times", "1,234.50", "15 March 2023");
    }

    private String everything() throws IOException {
        StringBuilder all = new StringBuilder();
        String data = folder.resolve("data \u8BAD.jsonl").toString();
        for (String format : List.of("text", "json", "sarif", "junit", "github", "markdown", "html")) {
            all.append(run("check", data, "--model", "gpt-4.1", "--format", format));
        }
        String out = folder.resolve("out.jsonl").toString();
        all.append(run("convert", folder.resolve("book.xlsx").toString(), "-o", out, "--force"));
        all.append(Files.readString(Path.of(out)));
        all.append(run("fix", data, "--diff", "--unsafe"));
        all.append(run("count", data));
        all.append(run("cost", data, "--model", "gpt-4.1"));
        all.append(run("models"));
        all.append(run("explain", "unknown-role"));
        return all.toString();
    }

    private static String run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, true, UTF_8);
        Tuneprep.run(stream, stream, args);
        return out.toString(UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "US-ASCII", "UTF-16", "windows-1252"})
    void writes_utf_8_whatever_the_default_encoding_is(String charset) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dfile.encoding=" + charset,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Tuneprep.class.getName(),
                        "check",
                        "-",
                        "--format",
                        "json")
                .redirectErrorStream(true)
                .start();
        process.getOutputStream()
                .write("{\"messages\":[{\"role\":\"\u8BAD\u7EC3\",\"content\":\"a\"}]}\n".getBytes(UTF_8));
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(out).contains("role '\u8BAD\u7EC3' is not one of");
    }

    @Test
    void the_lines_of_a_checkout_on_windows_have_the_same_findings() throws IOException {
        Path data = folder.resolve("data \u8BAD.jsonl");
        String unix = run("check", data.toString());
        Files.writeString(data, Files.readString(data).replace("\n", "\r\n"));

        assertThat(run("check", data.toString())).isEqualTo(unix);
    }
}
