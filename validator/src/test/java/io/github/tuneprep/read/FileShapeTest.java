package io.github.tuneprep.read;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Heads of files; letters up to U+00FF are bytes. */
class FileShapeTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            \u00FF\u00FE{0        | UTF-16LE
            \u00FE\u00FF0{        | UTF-16BE
            \u00FF\u00FE00{000    | UTF-32LE
            00\u00FE\u00FF000{    | UTF-32BE
            {0"0                  | UTF-16LE
            [0{0                  | UTF-16LE
            0{0"                  | UTF-16BE
            0[0{                  | UTF-16BE
            {000                  | UTF-32LE
            [000                  | UTF-32LE
            000{                  | UTF-32BE
            000[                  | UTF-32BE
            """)
    void knows_wide_encodings(String head, String encoding) {
        FileShape shape = of(head.replace('0', '\0'), true);

        assertThat(shape.defect()).isEqualTo(FileShape.Defect.WRONG_ENCODING);
        assertThat(shape.found()).isEqualTo(encoding);
    }

    @ParameterizedTest
    @CsvSource({
        "PK\u0003\u0004x, a zip archive",
        "PAR1, a Parquet file",
        "(\u00B5/\u00FDx, a zstd archive",
        "BZh9, a bzip2 archive",
        "%PDF-1, a PDF document",
        "SQLite format 3, an SQLite database"
    })
    void knows_other_files(String head, String what) {
        FileShape shape = of(head, true);

        assertThat(shape.defect()).isEqualTo(FileShape.Defect.BINARY);
        assertThat(shape.found()).startsWith(what);
    }

    @Test
    void knows_the_byte_order_mark_and_what_ends_lines() {
        assertThat(of("\u00EF\u00BB\u00BF{}\n", true).byteOrderMark()).isTrue();
        assertThat(of("{}\n", true).byteOrderMark()).isFalse();
        assertThat(of("{}\r{}\r", true).lineEnd()).isEqualTo((byte) '\r');
        assertThat(of("{}\r{}", true).lineEnd()).isEqualTo((byte) '\r');
        for (String head : new String[] {"{}\r\n{}", "{}\r{}\n", "{}\n", "{}", "{}\r", "{}\r\r", ""}) {
            assertThat(of(head, true).lineEnd()).as(head).isEqualTo((byte) '\n');
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "x",
                "\u00E4{",
                "{}",
                "{}\n",
                "{}\n{}",
                " {}\n\n{}",
                "{\"a\":1}\n{\n",
                "[]\n{}",
                "[1]\nx",
                "{\"a\":\n",
                "{\"a\"",
                "{x}\n{}",
                "[{}\n",
                "\"{\n}\"",
                "{\u00E4}\n{}",
                "{\"a\":\"}\n\"",
                "\n{}\n"
            })
    void takes_lines_for_lines(String file) {
        assertThat(of(file, true).defect()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "[{}]",
                " [{}]\n",
                "[{},{}]\n\n",
                "[\n{}\n]",
                "[{}\n,{}]",
                "[{},\n{]\n}]",
                "\u00EF\u00BB\u00BF[{}]",
                "[\"]\",\n1]"
            })
    void knows_a_file_that_is_one_list(String file) {
        assertThat(of(file, true).defect()).isEqualTo(FileShape.Defect.ARRAY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\n}",
                "{\"a\":{}\n}}\n",
                "{\n\"a\": 1\n}\n{\n}",
                "{\"a\":\n1}",
                "{\"}\":\n\"\\\"}\"}",
                " \n{ \n }"
            })
    void knows_objects_over_several_lines(String file) {
        assertThat(of(file, true).defect()).isEqualTo(FileShape.Defect.PRETTY_PRINTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "question,answer\nHi,Hello\n",
                "\u00EF\u00BB\u00BFFrage;Antwort\r\nHallo;\"Ja; und nein\"\r\n",
                "\"question\",\"answer\",\"system\"\nHi,Hello,",
                "prompt\tcompletion\nHi\tHello",
                ",prompt,completion\n0,Hi,Hello\n",
                "\"\",\"prompt\",\"completion\"\n\"1\",\"Hi\",\"Hello\"\n"
            })
    void knows_a_table(String file) {
        assertThat(of(file, true).defect()).isEqualTo(FileShape.Defect.TABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "question,answer\n{\"a\":1,\"b\":2}\n",
                "question,answer\n",
                "oops, this is no JSON\nnor is this\n",
                "\"a\":1,\"b\":2\n\"a\":1,\"b\":2\n",
                "nonsense\nnonsense\n",
                "question,answer\n \n{}"
            })
    void broken_lines_are_no_table(String file) {
        assertThat(of(file, true).defect()).isNull();
    }

    @Test
    void judges_what_does_not_end_within_the_head_by_its_beginning() {
        assertThat(of("[{\"a\":1},\n{\"b\"", false).defect()).isEqualTo(FileShape.Defect.ARRAY);
        assertThat(of("[ \n {\"b\"", false).defect()).isEqualTo(FileShape.Defect.ARRAY);
        assertThat(of("[1,\n2", false).defect()).isNull();
        assertThat(of("[", false).defect()).isNull();
        assertThat(of("{\n \"a\": [", false).defect()).isEqualTo(FileShape.Defect.PRETTY_PRINTED);
        assertThat(of("{ \t\n \"a\": [", false).defect()).isEqualTo(FileShape.Defect.PRETTY_PRINTED);
        assertThat(of("{\"a\": [\n", false).defect()).isNull();
        assertThat(of("{\"a\": [", false).defect()).isNull();
        assertThat(of("[{}]", false).defect()).isNull();
        assertThat(of("[{}]\n", false).defect()).isNull();
    }

    private static FileShape of(String head, boolean whole) {
        return FileShape.of(head.getBytes(ISO_8859_1), whole);
    }
}
