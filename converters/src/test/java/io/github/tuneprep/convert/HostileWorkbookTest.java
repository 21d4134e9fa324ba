package io.github.tuneprep.convert;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tuneprep.Limits;
import io.github.tuneprep.Source;
import io.github.tuneprep.report.Conversion;
import io.github.tuneprep.report.Finding;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workbooks come from anywhere: they may not read files, fill the memory or write where they want. */
class HostileWorkbookTest {
    private static final String SHEET = "xl/worksheets/sheet1.xml";
    private static final String HEAD =
            "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">";

    @TempDir
    private Path folder;

    private record Result(Conversion conversion, String text) {}

    /** Found by fuzzing: POI tells of this one by an exception of another kind. */
    @Test
    void an_archive_cut_behind_its_first_bytes_is_refused() {
        for (int length = 4; length < 60; length++) {
            byte[] cut = Arrays.copyOf(new byte[] {'P', 'K', 3, 4, 20, 0, 8}, length);

            assertThat(Converter.create()
                            .convert(Source.of("cut.xlsx", cut), new ByteArrayOutputStream())
                            .findings())
                    .extracting(Finding::rule)
                    .containsExactly("unreadable-workbook");
        }
    }

    @Test
    void entities_read_no_file() throws IOException {
        Path secret = folder.resolve("secret.txt");
        Files.writeString(secret, "top secret");
        String sheet = "<!DOCTYPE worksheet [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>" + HEAD
                + "<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&x;</t></is></c></row></sheetData></worksheet>";

        Result result = converted(with(SHEET, sheet.getBytes(UTF_8)));

        assertThat(result.text()).doesNotContain("top secret");
        assertThat(result.conversion().isPass()).isFalse();
        assertThat(result.conversion().findings()).extracting(Finding::rule).containsExactly("unreadable-workbook");
    }

    @Test
    void entities_do_not_multiply() throws IOException {
        StringBuilder entities = new StringBuilder("<!ENTITY a0 \"ha\">");
        for (int i = 1; i <= 30; i++) {
            entities.append("<!ENTITY a" + i + " \"&a" + (i - 1) + ";&a" + (i - 1) + ";\">");
        }
        String sheet = "<!DOCTYPE worksheet [" + entities + "]>" + HEAD
                + "<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&a30;</t></is></c></row></sheetData></worksheet>";

        assertThat(converted(with(SHEET, sheet.getBytes(UTF_8))).conversion().findings())
                .extracting(Finding::rule)
                .containsExactly("unreadable-workbook");
    }

    @Test
    void zeros_that_unpack_to_a_thousand_times_their_size_are_refused() throws IOException {
        byte[] zeros = new byte[64 << 20];
        System.arraycopy(HEAD.getBytes(UTF_8), 0, zeros, 0, HEAD.length());

        assertThat(converted(with(SHEET, zeros)).conversion().findings())
                .extracting(Finding::rule)
                .containsExactly("unreadable-workbook");
        assertThat(converted(with("xl/sharedStrings.xml", zeros)).conversion().findings())
                .extracting(Finding::rule)
                .containsExactly("unreadable-workbook");
    }

    @Test
    void a_cell_that_is_longer_than_a_line_is_refused_and_a_person_may_ask_for_more() throws IOException {
        String cell = "<c r=\"%s1\" t=\"inlineStr\"><is><t>%s</t></is></c>";
        String sheet =
                HEAD + "<sheetData><row r=\"1\">" + cell.formatted("A", "question") + cell.formatted("B", "answer")
                        + "</row><row r=\"2\">" + cell.formatted("A", "x".repeat(3 << 20)) + cell.formatted("B", "y")
                        + "</row></sheetData></worksheet>";
        byte[] workbook = with(SHEET, sheet.getBytes(UTF_8));
        Limits wide = Limits.STANDARD.with("archive-ratio", 5_000);

        assertThat(rules(Converter.create(), workbook)).containsExactly("unreadable-workbook");
        assertThat(rules(Converter.create().limits(wide), workbook)).isEmpty();
        assertThat(rules(Converter.create().limits(wide.with("line-bytes", 1 << 20)), workbook))
                .containsExactly("row-too-long");
    }

    private static List<String> rules(Converter converter, byte[] workbook) {
        return converter.convert(Source.of("cell.xlsx", workbook), new ByteArrayOutputStream()).findings().stream()
                .map(Finding::rule)
                .toList();
    }

    @Test
    void names_inside_the_archive_lead_nowhere() throws IOException {
        Path outside = folder.resolve("evil.txt");

        converted(with("../../../../../../../../" + outside, "x".getBytes(UTF_8)));

        assertThat(outside).doesNotExist();
    }

    @Test
    void formulas_are_their_stored_results_and_text_that_looks_like_one_stays_text() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            XSSFSheet sheet = workbook.createSheet();
            row(sheet, 0, "question", "answer");
            row(sheet, 1, "=cmd|'/c calc'!A1", "+1");
            sheet.createRow(2).createCell(0).setCellValue("two");
            sheet.getRow(2).createCell(1).setCellFormula("1+1");
            workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
            workbook.write(bytes);
        }

        assertThat(converted(bytes.toByteArray()).text()).isEqualTo("""
                        {"messages":[{"role":"user","content":"=cmd|'/c calc'!A1"},{"role":"assistant","content":"+1"}]}
                        {"messages":[{"role":"user","content":"two"},{"role":"assistant","content":"2"}]}
                        """);
    }

    @Test
    void hidden_sheets_are_read_only_by_name() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            XSSFSheet hidden = workbook.createSheet("Draft");
            row(hidden, 0, "question", "answer");
            row(hidden, 1, "old", "old");
            XSSFSheet shown = workbook.createSheet("FAQ");
            row(shown, 0, "question", "answer");
            row(shown, 1, "new", "new");
            workbook.setActiveSheet(1);
            workbook.setSheetHidden(0, true);
            workbook.write(bytes);
        }

        Result first = converted(bytes.toByteArray());
        assertThat(first.text()).contains("new").doesNotContain("old");
        assertThat(first.conversion().findings()).isEmpty();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Converter.create().sheet("Draft").convert(Source.of("a.xlsx", bytes.toByteArray()), out);
        assertThat(out.toString(UTF_8)).contains("old");
    }

    private static void row(XSSFSheet sheet, int number, String... values) {
        for (int i = 0; i < values.length; i++) {
            (i == 0 ? sheet.createRow(number) : sheet.getRow(number))
                    .createCell(i)
                    .setCellValue(values[i]);
        }
    }

    /** A good workbook in which one part is replaced or added. */
    private static byte[] with(String name, byte[] content) throws IOException {
        ByteArrayOutputStream good = new ByteArrayOutputStream();
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            row(workbook.createSheet(), 0, "question", "answer");
            workbook.write(good);
        }
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(good.toByteArray()))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                parts.put(entry.getName(), in.readAllBytes());
            }
        }
        parts.put(name, content);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                out.putNextEntry(new ZipEntry(part.getKey()));
                out.write(part.getValue());
                out.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static Result converted(byte[] workbook) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Conversion conversion = Converter.create().convert(Source.of("a.xlsx", workbook), out);
        return new Result(conversion, out.toString(UTF_8));
    }
}
