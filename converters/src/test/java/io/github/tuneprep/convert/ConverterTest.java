package io.github.tuneprep.convert;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tuneprep.Limits;
import io.github.tuneprep.Source;
import io.github.tuneprep.Validator;
import io.github.tuneprep.catalogue.UnknownNameException;
import io.github.tuneprep.report.Conversion;
import io.github.tuneprep.report.Finding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConverterTest {
    private static final String HELLO =
            "{\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"},{\"role\":\"assistant\",\"content\":\"Hello\"}]}\n";

    private record Result(Conversion conversion, String lines) {
        List<String> findings() {
            return conversion.findings().stream()
                    .map(finding -> finding.lines() + " " + finding.rule())
                    .toList();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "prompt,completion\nHi,Hello\n",
                "Question ; ANSWER\r\nHi;Hello",
                "\uFEFFuser,assistant\n\"Hi\",\"Hello\"\n",
                "sep=|\nquery|reply\nHi|Hello\n\n",
                "id\tinput\toutput\n1\tHi\tHello\n",
            })
    void reads_a_table_whatever_its_delimiter_and_the_names_of_its_columns(String table) {
        Result result = convert(Converter.create(), "table.csv", table.getBytes(UTF_8));

        assertThat(result.lines()).isEqualTo(HELLO);
        assertThat(result.conversion().isPass()).isTrue();
        assertThat(result.conversion().written()).isEqualTo(1);
    }

    /** Found by fuzzing. */
    @ParameterizedTest
    @ValueSource(strings = {"sep=\"\nuser,assistant\n", "sep=\n\nuser", "sep=\r\nuser"})
    void takes_no_quote_and_no_line_end_for_a_delimiter(String table) {
        assertThat(convert(Converter.create(), "table.csv", table.getBytes(UTF_8))
                        .conversion()
                        .isPass())
                .isFalse();
    }

    @Test
    void keeps_quotes_commas_and_line_ends_of_cells_and_the_lines_of_rows() {
        Result result = convert(
                Converter.create(),
                "table.csv",
                "prompt,completion\n\"Say \"\"a\"\",\nthen b\",\"1,2\"\n\nonly one\nx,y\n,\n".getBytes(UTF_8));

        assertThat(result.lines())
                .startsWith("{\"messages\":[{\"role\":\"user\",\"content\":\"Say \\\"a\\\",\\nthen b\"}")
                .contains("\"1,2\"");
        assertThat(result.conversion().written()).isEqualTo(2);
        assertThat(result.findings()).containsExactly("[5] refused-row");
        assertThat(result.conversion().findings().get(0).message()).isEqualTo("assistant text is empty");
    }

    @Test
    void refuses_a_row_with_too_many_cells_and_goes_on() {
        Result result = convert(Converter.create(), "t.csv", "prompt,completion\na, b, c\nHi,Hello\n".getBytes(UTF_8));

        assertThat(result.lines()).isEqualTo(HELLO);
        assertThat(result.findings()).containsExactly("[2] refused-row");
        assertThat(result.conversion().isPass()).isFalse();
        assertThat(result.conversion().complete()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'prompt':'a','completion':'b','label':false}|answer is one that is not wanted",
                "{'instruction':'a','output':'b','kto_tag':false}|answer is one that is not wanted",
                "{'instruction':'a','output':'b','history':[['c','d']]}|key 'history' is not read; --lossy leaves out what has no place",
                "{'conversations':[{'from':'human','value':'a'},{'from':'gpt','value':'b','weight':0}]}|key 'weight' is not read; --lossy leaves out what has no place",
            })
    void refuses_what_would_be_learnt_as_something_else(String row, String reason) {
        Result result =
                convert(Converter.create(), "t.jsonl", row.replace('\'', '"').getBytes(UTF_8));

        assertThat(result.conversion().findings().get(0).message()).isEqualTo(reason);
        assertThat(result.lines()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'messages':[{'role':'user','content':[{'type':'text','text':'a'}]},{'role':'assistant','content':'b'}]}|content of user is no text, prompt-completion holds nothing else",
                "{'messages':[{'role':'user','content':5},{'role':'assistant','content':'b'}]}|content of user is no text, prompt-completion holds nothing else",
                "{'user':'a','assistant':'b','user_3':'c','assistant_3':'d'}|user text is empty",
            })
    void loses_no_turn_and_no_question(String row, String reason) {
        Converter converter = Converter.create().to(row.contains("messages") ? "prompt-completion" : "openai-chat");
        Result result = convert(converter, "t.jsonl", row.replace('\'', '"').getBytes(UTF_8));

        assertThat(result.lines()).isEmpty();
        assertThat(result.conversion().findings().get(0).message()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "t.csv|question,label\\nHi,5|user=ask,assistant=label|the first row names no column 'ask'",
                "t.csv|question,label\\nHi,5|user={question} {body},assistant=label|the first row names no column 'body'",
                "t.jsonl|{'question':'Hi','answer':null}|user=question,assistant=answer|object has no text under key 'answer'",
                "t.jsonl|{'question':'Hi','label':5}|user=ask,assistant=label|object has no text under key 'ask'",
                "t.jsonl|{'question':'Hi','label':true}|user=question,assistant=label|object has no text under key 'label'",
            })
    void names_the_column_that_is_not_there(String name, String text, String told, String message) {
        Map<String, String> map = Stream.of(told.split(",", -1))
                .collect(Collectors.toMap(t -> t.split("=", -1)[0], t -> t.split("=", -1)[1]));
        Result result = convert(
                Converter.create().map(map),
                name,
                text.replace('\'', '"').replace("\\n", "\n").getBytes(UTF_8));

        assertThat(result.conversion().findings().get(0).message()).isEqualTo(message);
    }

    @Test
    void takes_a_number_for_the_text_of_a_label() {
        Result result = convert(
                Converter.create().to("prompt-completion").map(Map.of("user", "text", "assistant", "label")),
                "t.jsonl",
                "{\"text\":\"Hi\",\"label\":5}".getBytes(UTF_8));

        assertThat(result.lines()).isEqualTo("{\"prompt\":\"Hi\",\"completion\":\"5\"}\n");
    }

    @Test
    void says_which_column_of_two_with_one_name_it_reads() {
        Result result = convert(Converter.create(), "t.csv", "Question,answer,Answer\nHi,Hello,Bye\n".getBytes(UTF_8));

        assertThat(result.lines()).isEqualTo(HELLO);
        assertThat(result.findings()).containsExactly("[] repeated-column");
    }

    @Test
    void says_that_a_completion_holds_no_instructions() {
        Converter converter = Converter.create().to("prompt-completion").system("Be kind.");
        Result result = convert(converter, "t.jsonl", "{\"prompt\":\"a\",\"completion\":\"b\"}".getBytes(UTF_8));

        assertThat(result.lines()).isEmpty();
        assertThat(result.findings()).containsExactly("[1] refused-row");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'prompt':'Hi','completion':'Hello','label':true}",
                "{'instruction':'Hi','output':'Hello','history':[]}",
            })
    void takes_rows_whose_other_keys_change_nothing(String row) {
        assertThat(convert(Converter.create(), "t.jsonl", row.replace('\'', '"').getBytes(UTF_8))
                        .lines())
                .isEqualTo(HELLO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai-chat", "mistral"})
    void calls_that_stand_for_themselves_are_put_under_their_key(String format) {
        String row =
                "{'messages':[{'role':'user','content':'a'},{'role':'assistant','tool_calls':[{'id':'abcdefgh1','name':'f','arguments':{'b':1}}]}]}";

        assertThat(convert(
                                Converter.create().to(format),
                                "t.jsonl",
                                row.replace('\'', '"').getBytes(UTF_8))
                        .lines())
                .contains(
                        "\"tool_calls\":[{\"id\":\"abcdefgh1\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"{\\\"b\\\":1}\"}}]");
    }

    /** Before there was a bound, a quote that is not closed took a whole file into memory. */
    @ParameterizedTest
    @CsvSource({"t.csv,'question,answer\na,b\nc,\"'", "t.txt,'a\n'", "t.json,'{\"prompt\":\"'"})
    void ends_a_row_that_never_ends(String name, String begin) {
        Converter converter = Converter.create().limits(Limits.STANDARD.with("line-bytes", 1 << 20));
        byte[] file = (begin + "x".repeat(3 << 20)).getBytes(UTF_8);

        Result result = convert(converter, name, file);

        assertThat(result.conversion().isPass()).isFalse();
        assertThat(result.findings()).isNotEmpty();
    }

    @Test
    void reads_many_rows_that_are_longer_together_than_one_may_be() {
        Converter converter = Converter.create().limits(Limits.STANDARD.with("line-bytes", 1 << 20));
        String row = "a".repeat(1000) + "," + "b".repeat(1000) + "\n";

        Result result = convert(converter, "t.csv", ("question,answer\n" + row.repeat(2000)).getBytes(UTF_8));

        assertThat(result.conversion().written()).isEqualTo(2000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "prompt,completion\\n\"a,b\\nc,d\\n|unclosed-quote",
                "a question,an answer\\nc,d\\n|unknown-columns",
                "|empty-input",
                "prompt,completion\\n|empty-input",
            })
    void leaves_a_file_alone_that_it_cannot_read_as_a_whole(String table, String rule) {
        String text = table == null ? "" : table.replace("\\n", "\n");

        Result result = convert(Converter.create(), "t.csv", text.getBytes(UTF_8));

        assertThat(result.conversion().complete()).isFalse();
        assertThat(result.findings()).containsExactly("[] " + rule);
    }

    @Test
    void says_where_the_row_of_a_broken_quote_begins() {
        String table = "prompt,completion\na,\"two\nlines\"\n\"c,d\ne,f\n";

        Result result = convert(Converter.create(), "t.csv", table.getBytes(UTF_8));

        assertThat(result.conversion().findings())
                .extracting(Finding::message)
                .containsExactly("a quote is not closed, or something follows one, in the row that begins in line 4");
    }

    @Test
    void takes_no_byte_for_another_and_no_formula_error_for_an_answer() {
        byte[] windows = "prompt,completion\ncaf\u00e9,Hello\n".getBytes(Charset.forName("windows-1252"));

        assertThat(convert(Converter.create(), "t.csv", windows).findings()).containsExactly("[] wrong-charset");
        assertThat(convert(Converter.create().charset(Charset.forName("windows-1252")), "t.csv", windows)
                        .lines())
                .contains("caf\u00e9");
        assertThat(convert(Converter.create(), "t.csv", "\uFEFFprompt,completion\nHi,Hello\n".getBytes(UTF_16LE))
                        .lines())
                .isEqualTo(HELLO);
        Result errors = convert(
                Converter.create(), "t.csv", "prompt,completion\na,#REF!\nb,=SUM(A1)\nc,x\\ny\n".getBytes(UTF_8));
        assertThat(errors.findings()).containsExactly("[2] refused-row", "[3] formula-text", "[4] literal-escape");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "question,answer,response,note|answer and response may all be the answer, answer is read",
                "user,prompt,completion|user and prompt may all be the question, user is read",
                "instruction,input,output,note|",
                "question,context,answer|",
            })
    void says_which_of_several_columns_it_reads(String columns, @Nullable String doubt) {
        String row = columns.replaceAll("[a-z]+", "x");
        String names = "{\"" + columns.replace(",", "\":\"x\",\"") + "\":\"x\"}";
        List<String> expected =
                doubt == null ? List.of() : List.of(doubt + "; choose with --map user=COLUMN,assistant=COLUMN");

        for (String text : List.of(columns + "\n" + row + "\n" + row + "\n", names + "\n" + names + "\n")) {
            String file = text.startsWith("{") ? "t.jsonl" : "t.csv";
            Result result = convert(Converter.create(), file, text.getBytes(UTF_8));

            assertThat(result.conversion().written()).isEqualTo(2);
            assertThat(result.conversion().findings())
                    .extracting(Finding::message)
                    .isEqualTo(expected);
        }
    }

    @Test
    void takes_columns_by_name_by_number_and_by_template() {
        byte[] table = "Title,Body,Label\nBroken,\"My {x} $1\",network\n".getBytes(UTF_8);

        assertThat(convert(
                                Converter.create().map(Map.of("user", "{Title}: {body}", "assistant", "LABEL")),
                                "t.csv",
                                table)
                        .lines())
                .contains("\"content\":\"Broken: My {x} $1\"", "\"content\":\"network\"");
        assertThat(convert(Converter.create().map(Map.of("user", "1", "assistant", "3")), "t.csv", table)
                        .conversion()
                        .written())
                .isEqualTo(2);
        assertThatThrownBy(() -> Converter.create().map(Map.of("usr", "a", "assistant", "b")))
                .isInstanceOf(UnknownNameException.class);
        assertThatThrownBy(() -> Converter.create().map(Map.of("user", "a"))).hasMessageContaining("assistant");
        assertThatThrownBy(() -> Converter.create().to("yaml")).isInstanceOf(UnknownNameException.class);
    }

    @Test
    void adds_instructions_to_rows_without() {
        Result result = convert(
                Converter.create().system("Be kind."),
                "t.csv",
                "system,user,assistant\nBe brief.,a,b\n,c,d\n".getBytes(UTF_8));

        assertThat(result.lines().lines())
                .satisfiesExactly(
                        first -> assertThat(first).contains("Be brief."),
                        second -> assertThat(second).contains("Be kind."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{'prompt':'Hi','completion':'Hello'}]",
                "[\n  {\n    'prompt': 'Hi',\n    'completion': 'Hello'\n  }\n]\n",
                "{'data': [{'question':'Hi','answer':'Hello'}]}",
                "{'version': 1, 'data': [{'question':'Hi','answer':'Hello'}], 'more': false}",
                "{'instruction':'Hi','input':'','output':'Hello'}",
                "{'conversations':[{'from':'human','value':'Hi'},{'from':'gpt','value':'Hello'}]}",
                "{'messages':[ {'role':'user','content':'Hi'},\n{'role':'assistant','content':'Hello'} ]}",
            })
    void reads_json_in_any_arrangement(String json) {
        Result result =
                convert(Converter.create(), "data.txt", json.replace('\'', '"').getBytes(UTF_8));

        assertThat(result.lines()).isEqualTo(HELLO);
        assertThat(result.findings()).isEmpty();
    }

    @Test
    void loses_no_line_behind_a_broken_one() {
        String good = "{\"prompt\":\"Hi\",\"completion\":\"Hello\"}\n";

        Result result = convert(
                Converter.create(),
                "data.jsonl",
                (good + "{\"prompt\":\"a\n" + good + "nonsense\n" + good + "{\"prompt\":").getBytes(UTF_8));

        assertThat(result.lines()).isEqualTo(HELLO.repeat(3));
        assertThat(result.findings()).containsExactly("[2, 6] refused-row", "[4] refused-row");
        assertThat(result.conversion().refused()).isEqualTo(3);
    }

    @Test
    void makes_no_rows_of_what_is_inside_a_broken_object() {
        String broken = """
                  {
                    "prompt": "a",,
                    "drafts": [
                      {"prompt": "draft", "completion": "rejected"}
                    ]
                  },
                """;
        String good = "  {\"prompt\":\"Hi\",\"completion\":\"Hello\"}";

        Result list = convert(
                Converter.create(),
                "a.json",
                ("[\n" + good + ",\n" + broken + good + ",\n  {\"prompt\": 1}\n]\n").getBytes(UTF_8));
        assertThat(list.lines()).isEqualTo(HELLO.repeat(2));
        assertThat(list.findings()).containsExactly("[2] refused-row", "[4] refused-row");

        Result unclosed = convert(
                Converter.create(),
                "a.json",
                ("[\n" + broken.replace("\"a\",,", "\"a,") + good + "\n]\n").getBytes(UTF_8));
        assertThat(unclosed.lines()).isEqualTo(HELLO);
        assertThat(unclosed.findings()).containsExactly("[1] refused-row");
    }

    @Test
    void loses_no_line_behind_one_that_is_never_closed() {
        Converter converter = Converter.create().limits(Limits.STANDARD.with("line-bytes", 1 << 20));
        String good = "{\"prompt\":\"Hi\",\"completion\":\"Hello\"}\n";

        Result result =
                convert(converter, "a.jsonl", (good + "{\"prompt\":\"a\"\n" + good.repeat(40_000)).getBytes(UTF_8));

        assertThat(result.lines()).isEqualTo(HELLO.repeat(40_001));
        assertThat(result.findings()).containsExactly("[2] refused-row");
    }

    @Test
    void says_nothing_that_was_only_thought() {
        byte[] line = """
                {"contents":[{"role":"user","parts":[{"text":"Hi"}]},{"role":"model","parts":[{"text":"Greet.","thought":true},{"text":"Hello"}]}]}
                """.getBytes(UTF_8);

        assertThat(convert(Converter.create(), "a.jsonl", line).findings()).containsExactly("[1] refused-row");
        assertThat(convert(Converter.create().lossy(), "a.jsonl", line).lines())
                .contains("Hello")
                .doesNotContain("Greet");
    }

    @Test
    void refuses_an_object_that_is_too_long_once() {
        Converter converter = Converter.create().limits(Limits.STANDARD.with("line-bytes", 1 << 20));
        String good = "{\"prompt\":\"Hi\",\"completion\":\"Hello\"}";
        String inner = "{\"prompt\": \"draft\", \"completion\": \"rejected\"}";
        String tooLong = "{\"a\": \"" + "{} ".repeat(400_000) + "\", \"drafts\": [" + inner + "]}";
        String overLines = "{\n  \"a\": \"" + "{} ".repeat(400_000) + "\",\n  \"b\": [\n    " + inner + "\n  ]\n}";

        for (String broken : List.of(tooLong, overLines)) {
            for (String file : List.of(
                    good + "\n" + broken + "\n" + good + "\n", "[" + good + ",\n" + broken + ",\n" + good + "]\n")) {
                Result result = convert(converter, "a.json", file.getBytes(UTF_8));
                assertThat(result.lines()).isEqualTo(HELLO.repeat(2));
                assertThat(result.findings()).containsExactly("[2] refused-row");
            }
        }
    }

    @Test
    void loses_no_object_of_a_list_that_holds_other_things_or_is_cut() {
        String q = "{\"prompt\":\"Hi\",\"completion\":\"Hello\"}";

        Result mixed =
                convert(Converter.create(), "a.json", ("[" + q + ",null,\"a,]\"," + q + ",5]\n").getBytes(UTF_8));
        assertThat(mixed.lines()).isEqualTo(HELLO.repeat(2));
        assertThat(mixed.conversion().refused()).isEqualTo(3);

        Result cut = convert(Converter.create(), "a.json", ("[" + q + ",\n" + q).getBytes(UTF_8));
        assertThat(cut.lines()).isEqualTo(HELLO.repeat(2));
        assertThat(cut.findings()).containsExactly("[2] refused-row");

        Result returns = convert(Converter.create(), "a.jsonl", (q + "\r" + q + "\roops\r" + q).getBytes(UTF_8));
        assertThat(returns.lines()).isEqualTo(HELLO.repeat(3));
        assertThat(returns.findings()).containsExactly("[3] refused-row");

        Result open = convert(
                Converter.create(),
                "a.jsonl",
                (q.substring(0, q.length() - 1) + "\r\n").repeat(20_000).getBytes(UTF_8));
        assertThat(open.conversion().refused()).isEqualTo(20_000);
    }

    @Test
    void does_as_it_was_told_or_says_so() {
        assertThat(convert(
                                Converter.create().map(Map.of("user", "1", "assistant", "2")),
                                "t.csv",
                                "q1,a1\nq2\nHi,Hello\n".getBytes(UTF_8))
                        .findings())
                .containsExactly("[2] refused-row");
        assertThat(convert(
                                Converter.create().map(Map.of("user", "q", "assistant", "a", "system", "nowhere")),
                                "t.csv",
                                "q,a,sys\nHi,Hello,x\n".getBytes(UTF_8))
                        .findings())
                .containsExactly("[] unknown-columns");
        assertThat(convert(
                                Converter.create().to("prompt-completion").map(Map.of("user", "q", "assistant", "a")),
                                "t.jsonl",
                                "{\"prompt\":\"P\",\"completion\":\"C\",\"q\":\"Q\",\"a\":\"A\"}".getBytes(UTF_8))
                        .lines())
                .isEqualTo("{\"prompt\":\"Q\",\"completion\":\"A\"}\n");
        assertThat(convert(Converter.create().system("Be kind."), "t.jsonl", HELLO.getBytes(UTF_8))
                        .lines())
                .startsWith("{\"messages\":[{\"role\":\"system\",\"content\":\"Be kind.\"},{\"role\":\"user\"");
        assertThat(convert(
                                Converter.create().to("prompt-completion"),
                                "t.jsonl",
                                "{\"prompt\":\"P\",\"completion\":\" \"}".getBytes(UTF_8))
                        .findings())
                .containsExactly("[1] refused-row");
        assertThat(convert(Converter.create(), "t.jsonl", "{\"conversations\":[]}".getBytes(UTF_8))
                        .findings())
                .containsExactly("[1] refused-row");
        assertThat(convert(
                                Converter.create().charset(UTF_16LE),
                                "t.csv",
                                "\uFEFFprompt,completion\nHi,Hello\n".getBytes(UTF_16LE))
                        .lines())
                .isEqualTo(HELLO);
        assertThat(convert(Converter.create(), "t.csv", "sep=;\rprompt;completion\rHi;Hello\r".getBytes(UTF_8))
                        .lines())
                .isEqualTo(HELLO);
    }

    @Test
    void says_that_gzip_is_cut_and_not_that_a_quote_is() throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            Random random = new Random(1);
            for (int i = 0; i < 20_000; i++) {
                out.write((random.nextInt() + "," + random.nextInt() + "\n").getBytes(UTF_8));
            }
        }
        byte[] cut = Arrays.copyOf(zipped.toByteArray(), zipped.size() / 2);
        Converter converter = Converter.create().map(Map.of("user", "1", "assistant", "2"));

        assertThatThrownBy(() -> convert(converter, "a.csv.gz", cut)).hasMessageContaining("ends too early");
    }

    @Test
    void writes_completions_where_they_hold_the_row_and_refuses_others() {
        String alpaca =
                "[{\"instruction\":\"Add\",\"input\":\"1+1\",\"output\":\"2\"},{\"system\":\"s\",\"user\":\"a\",\"assistant\":\"b\"}]";

        Result result = convert(Converter.create().to("prompt-completion"), "a.json", alpaca.getBytes(UTF_8));

        assertThat(result.lines()).isEqualTo("{\"prompt\":\"Add\\n\\n1+1\",\"completion\":\"2\"}\n");
        assertThat(result.findings()).containsExactly("[2] refused-row");
        assertThat(convert(Converter.create(), "a.txt", "one\n\ntwo".getBytes(UTF_8))
                        .lines())
                .isEqualTo("{\"prompt\":\"\",\"completion\":\"one\"}\n{\"prompt\":\"\",\"completion\":\"two\"}\n");
    }

    private static final String TWO_TURNS =
            "{\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"},{\"role\":\"assistant\",\"content\":\"Hello\"},{\"role\":\"user\",\"content\":\"More\"},{\"role\":\"assistant\",\"content\":\"Yes\"}]}\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user,assistant,user2,assistant2\nHi,Hello,More,Yes\nHi,Hello,,\n",
                "Question 1,Answer 1,Question 2,Answer 2,Question 3,Answer 3\nHi,Hello,More,Yes,,\nHi,Hello,,,,\n",
                "prompt_1,completion_1,prompt_2,completion_2\nHi,Hello,More,Yes\nHi,Hello\n",
            })
    void reads_several_turns_of_a_row(String table) {
        Result result = convert(Converter.create(), "turns.csv", table.getBytes(UTF_8));

        assertThat(result.lines()).isEqualTo(TWO_TURNS + HELLO);
    }

    @Test
    void reads_messages_and_tools_from_cells_that_hold_json() {
        String table = """
                messages,tools
                "[{""role"":""user"",""content"":""Hi""},{""role"":""assistant"",""content"":""Hello""}]",
                [],[7]
                Hi,
                """;
        Result result = convert(Converter.create(), "chats.csv", table.getBytes(UTF_8));

        assertThat(result.lines()).isEqualTo(HELLO + "{\"messages\":[],\"tools\":[7]}\n");
        assertThat(result.findings()).containsExactly("[4] refused-row");
    }

    @Test
    void reads_several_turns_from_columns_that_were_told() {
        Map<String, String> columns = Map.of("user", "a", "assistant", "b", "user2", "c", "assistant2", "{d}{e}");
        Result result = convert(
                Converter.create().map(columns),
                "turns.csv",
                "a,b,c,d,e\nHi,Hello,More,Y,es\nHi,Hello,More,,\n".getBytes(UTF_8));

        assertThat(result.lines()).isEqualTo(TWO_TURNS);
        assertThat(result.findings()).containsExactly("[3] refused-row");
    }

    @ParameterizedTest
    @ValueSource(strings = {"trl-prompt-completion", "sharegpt", "alpaca"})
    void puts_instructions_into_every_format_that_has_them(String format) {
        Result result = convert(Converter.create().to(format).system("Be kind."), "chat.jsonl", HELLO.getBytes(UTF_8));

        assertThat(result.lines()).contains("Be kind.");
        assertThat(result.conversion().isPass()).isTrue();
    }

    @Test
    void a_cell_merged_over_several_rows_stands_in_each_of_them() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            XSSFSheet sheet = workbook.createSheet("FAQ");
            cells(sheet.createRow(0), "user", "assistant", "system");
            cells(sheet.createRow(1), "Hi", "Hello", "Be kind.");
            cells(sheet.createRow(2), "Bye", "See you", "");
            cells(sheet.createRow(3), "", "Ciao");
            cells(sheet.createRow(4), "Well", "Fine");
            sheet.addMergedRegion(CellRangeAddress.valueOf("C2:C4"));
            sheet.addMergedRegion(CellRangeAddress.valueOf("A3:A4"));
            workbook.write(bytes);
        }

        Result result = convert(Converter.create(), "faq.xlsx", bytes.toByteArray());

        assertThat(result.lines()
                        .lines()
                        .map(line -> line.replaceAll("[{}\\[\\]\"]", "").replaceAll("(role|content|messages):", "")))
                .containsExactly(
                        "system,Be kind.,user,Hi,assistant,Hello",
                        "system,Be kind.,user,Bye,assistant,See you",
                        "system,Be kind.,user,Bye,assistant,Ciao",
                        "user,Well,assistant,Fine");
        assertThat(result.findings()).containsExactly("[] merged-cells");
    }

    @Test
    void undoes_the_escapes_of_a_workbook_once() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            XSSFSheet sheet = workbook.createSheet("FAQ");
            cells(sheet.createRow(0), "user", "assistant");
            sheet.createRow(1).createCell(0).setCellValue(new XSSFRichTextString("one\rtwo"));
            sheet.getRow(1).createCell(1).setCellValue(new XSSFRichTextString("_x005F_x000D_ is a sign"));
            workbook.write(bytes);
        }

        assertThat(convert(Converter.create(), "faq.xlsx", bytes.toByteArray()).lines())
                .contains("\"_x000D_ is a sign\"");
    }

    @Test
    void reads_a_workbook_as_the_person_sees_it() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            XSSFSheet sheet = workbook.createSheet("FAQ");
            cells(sheet.createRow(0), "prompt", "completion");
            cells(sheet.createRow(1), "Hi", "Hello");
            XSSFRow price = sheet.createRow(3);
            price.createCell(0).setCellValue("Price?");
            var style = workbook.createCellStyle();
            style.setDataFormat(workbook.createDataFormat().getFormat("0.00\" EUR\""));
            price.createCell(1).setCellValue(4.5);
            price.getCell(1).setCellStyle(style);
            cells(sheet.createRow(4), "No answer");
            cells(sheet.createRow(6), "ERROR: disk full", "Hello");
            XSSFRow failed = sheet.createRow(5);
            failed.createCell(0).setCellValue("Sum?");
            failed.createCell(1).setCellErrorValue(FormulaError.NA.getCode());
            cells(workbook.createSheet("Other").createRow(0), "user", "assistant");
            cells(workbook.getSheet("Other").createRow(1), "Hi", "Hello");
            workbook.write(bytes);
        }

        Result result = convert(Converter.create(), "faq.xlsx", bytes.toByteArray());

        assertThat(result.lines()).startsWith(HELLO).contains("\"4.50 EUR\"", "\"ERROR: disk full\"");
        assertThat(result.findings()).containsExactly("[5] refused-row", "[6] refused-row", "[] several-sheets");
        assertThat(convert(Converter.create().sheet("Other"), "faq.xlsx", bytes.toByteArray())
                        .lines())
                .isEqualTo(HELLO);
        assertThat(convert(Converter.create().sheet("None"), "faq.xlsx", bytes.toByteArray())
                        .findings())
                .containsExactly("[] unknown-sheet");
    }

    @Test
    void refuses_what_is_no_workbook_and_reads_what_is_only_called_one() throws IOException {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            out.putNextEntry(new ZipEntry("../evil.txt"));
            out.write(1);
        }

        assertThat(convert(Converter.create(), "a.xlsx", zip.toByteArray()).findings())
                .containsExactly("[] unreadable-workbook");
        Result csv = convert(Converter.create(), "a.xlsx", "prompt,completion\nHi,Hello\n".getBytes(UTF_8));
        assertThat(csv.lines()).isEqualTo(HELLO);
        assertThat(csv.findings()).containsExactly("[] misnamed-file");
    }

    @Test
    void reads_gzip() throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write("prompt,completion\nHi,Hello\n".getBytes(UTF_8));
        }

        assertThat(convert(Converter.create(), "a.csv.gz", zipped.toByteArray()).lines())
                .isEqualTo(HELLO);
    }

    @Test
    void what_it_writes_passes_the_check_whatever_the_cells_hold() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            StringBuilder table = new StringBuilder("prompt,completion\n");
            for (int row = 0; row < 12; row++) {
                table.append(cell(random)).append(',').append(cell(random)).append('\n');
            }
            Result result =
                    convert(Converter.create(), "t.csv", table.toString().getBytes(UTF_8));

            assertThat(result.conversion().written()).as("%s", table).isEqualTo(12);
            assertThat(Validator.create()
                            .check(List.of(Source.of("out", result.lines().getBytes(UTF_8))))
                            .isPass())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "prompt,chosen,rejected | ",
                "Question,Chosen,Rejected | ",
                "instruction,chosen,rejected | ",
                "q,good,bad | user=q chosen=good rejected=bad"
            })
    void two_answers_in_a_table_become_a_preference(String columns, @Nullable String told) {
        Converter converter = Converter.create().to("preference");
        if (told != null) {
            Map<String, String> byRole = new LinkedHashMap<>();
            for (String column : told.split(" ", -1)) {
                byRole.put(column.split("=", -1)[0], column.split("=", -1)[1]);
            }
            converter = converter.map(byRole);
        }

        Result result = convert(converter, "pairs.csv", (columns + "\nHi,Hello,Go\nHi,,Go\n").getBytes(UTF_8));

        assertThat(result.lines())
                .isEqualTo(
                        "{\"input\":{\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]},\"preferred_output\":[{\"role\":\"assistant\",\"content\":\"Hello\"}],\"non_preferred_output\":[{\"role\":\"assistant\",\"content\":\"Go\"}]}\n");
        assertThat(result.findings()).containsExactly("[3] refused-row");
    }

    @Test
    void two_answers_in_a_table_have_a_place_for_instructions() {
        Result result = convert(
                Converter.create().to("trl-preference").system("Be kind."),
                "pairs.csv",
                "system,prompt,chosen,rejected\n,Hi,Hello,Go\nBe rude.,Hi,Go,Hello\n".getBytes(UTF_8));

        assertThat(result.findings()).isEmpty();
        assertThat(result.lines()).containsSubsequence("Be kind.", "Hello", "Go", "Be rude.", "Go", "Hello");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"user", "user chosen", "user assistant chosen", "chosen rejected", "user assistant rejected"})
    void a_mapping_tells_one_answer_or_two(String roles) {
        Map<String, String> byRole = new LinkedHashMap<>();
        for (String role : roles.split(" ", -1)) {
            byRole.put(role, role);
        }

        assertThatThrownBy(() -> Converter.create().map(byRole))
                .hasMessage("a mapping names the columns of user and assistant, or of user, chosen and rejected");
    }

    @Test
    void calls_in_sharegpt_become_calls_and_answers() {
        Result result = convert(Converter.create(), "calls.jsonl", """
                {"conversations":[{"from":"human","value":"Rome?"},{"from":"function_call","value":"{\\"name\\":\\"sun\\",\\"arguments\\":{\\"city\\":\\"Rome\\"}}"},{"from":"observation","value":"sunny"},{"from":"gpt","value":"Sunny."}],"system":"Be short.","tools":"[{\\"type\\":\\"function\\",\\"name\\":\\"sun\\"}]","id":"7"}
                """.getBytes(UTF_8));

        assertThat(result.findings()).isEmpty();
        assertThat(result.lines()).isEqualTo("""
                {"messages":[{"role":"system","content":"Be short."},{"role":"user","content":"Rome?"},{"role":"assistant","tool_calls":[{"id":"call00001","type":"function","function":{"name":"sun","arguments":"{\\"city\\":\\"Rome\\"}"}}]},{"role":"tool","tool_call_id":"call00001","content":"sunny"},{"role":"assistant","content":"Sunny."}],"tools":[{"type":"function","function":{"name":"sun"}}]}
                """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'conversations':[{'from':'human','value':'Hi'},{'from':'narrator','value':'x'}]}"
                        + "|turn 2 is from 'narrator', who is not known",
                "{'conversations':[{'from':'human','value':'Hi'},{'from':'gpt','value':null}]}"
                        + "|turn 2 has no text under key 'value'",
                "{'conversations':[{'from':'human','value':'Hi'},{'value':'x'}]}"
                        + "|turn 2 does not say under 'from' who speaks",
                "{'conversations':[{'from':'human','value':'Hi'},{'from':'observation','value':'x'},{'from':'gpt','value':'y'}]}"
                        + "|turn 2 is what a function said, and no call stands before it",
                "{'conversations':[{'from':'human','value':'Hi'},{'from':'function_call','value':'sun()'}]}"
                        + "|the call of turn 2 is no JSON"
            })
    void turns_of_sharegpt_that_are_not_read_are_named(String line, String reason) {
        Result result = convert(
                Converter.create(), "turns.jsonl", line.replace('\'', '"').getBytes(UTF_8));

        assertThat(result.conversion().findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).startsWith(reason));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'conversations':[{'role':'user','content':'Hi'},{'role':'assistant','content':'Hello'}]}",
                "{'messages':[{'from':'human','value':'Hi'},{'from':'gpt','value':'Hello'}]}",
                "{'messages':'[{\\'role\\':\\'user\\',\\'content\\':\\'Hi\\'},{\\'role\\':\\'assistant\\',\\'content\\':\\'Hello\\'}]'}"
            })
    void messages_are_read_wherever_exports_write_them(String line) {
        Result result = convert(
                Converter.create(), "chats.jsonl", line.replace('\'', '"').getBytes(UTF_8));

        assertThat(result.lines()).isEqualTo(HELLO);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'instruction':'Who?','context':'Ann is here.','response':'Ann'}|Who?\\n\\nAnn is here.",
                "{'question':'Who?','context':'Ann is here.','answer':'Ann'}|Who?\\n\\nAnn is here.",
                "{'question':'Who?','context':'','answer':'Ann'}|Who?",
                "{'instruction':'Who?','input':'Ann is here.','response':'Ann'}|Who?\\n\\nAnn is here.",
                "{'prompt':'Who?','context':'faq.md','completion':'Ann'}|Who?"
            })
    void a_context_stands_behind_the_question(String line, String question) {
        Result result = convert(
                Converter.create(), "dolly.jsonl", line.replace('\'', '"').getBytes(UTF_8));

        assertThat(result.lines())
                .isEqualTo("{\"messages\":[{\"role\":\"user\",\"content\":\"" + question
                        + "\"},{\"role\":\"assistant\",\"content\":\"Ann\"}]}\n");
    }

    @Test
    void a_system_prompt_is_instructions() {
        Result result = convert(
                Converter.create(), "orca.csv", "system_prompt,question,response\nBe kind.,Hi,Hello\n".getBytes(UTF_8));

        assertThat(result.lines()).contains("{\"role\":\"system\",\"content\":\"Be kind.\"}");
    }

    @Test
    void a_whole_conversation_in_each_answer_is_taken_apart() {
        Result result = convert(Converter.create().to("trl-preference"), "hh.jsonl", """
                {"chosen":"\\n\\nHuman: Hi\\n\\nAssistant: Yes?\\n\\nHuman: Go\\n\\nAssistant: I go","rejected":"\\n\\nHuman: Hi\\n\\nAssistant: Yes?\\n\\nHuman: Go\\n\\nAssistant: No"}
                """.getBytes(UTF_8));

        assertThat(result.findings()).isEmpty();
        assertThat(result.lines()).isEqualTo("""
                {"prompt":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Yes?"},{"role":"user","content":"Go"}],"chosen":[{"role":"assistant","content":"I go"}],"rejected":[{"role":"assistant","content":"No"}]}
                """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'instruction':'Hi','chosen_response':'Hello','rejected_response':'Go'}",
                "{'messages':[{'role':'user','content':'Hi'}],'chosen':{'role':'assistant','content':'Hello'},'rejected':{'role':'assistant','content':'Go'}}",
                "{'chosen':{'messages':[{'role':'user','content':'Hi'},{'role':'assistant','content':'Hello'}]},'rejected':{'messages':[{'role':'user','content':'Hi'},{'role':'assistant','content':'Go'}]}}",
                "{'prompt':'Hi','messages':[{'role':'user','content':'Hi'},{'role':'assistant','content':'Hello'}],'chosen':[{'role':'user','content':'Hi'},{'role':'assistant','content':'Hello'}],'rejected':[{'role':'user','content':'Hi'},{'role':'assistant','content':'Go'}]}"
            })
    void two_answers_are_found_where_trainers_have_them(String line) {
        assertIsPair("pairs.jsonl", line.replace('\'', '"'), "Hello", "Go");
    }

    private static void assertIsPair(String name, String text, String preferred, String other) {
        Result result = convert(Converter.create().to("preference"), name, (text + "\n").getBytes(UTF_8));

        assertThat(result.findings()).isEmpty();
        assertThat(result.lines()).isEqualTo("""
                {"input":{"messages":[{"role":"user","content":"Hi"}]},"preferred_output":[{"role":"assistant","content":"%s"}],"non_preferred_output":[{"role":"assistant","content":"%s"}]}
                """.formatted(preferred, other));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // format ~ name ~ row ~ why it is refused
                "openai-chat|kto.csv|prompt,completion,label;Q,A,False|answer is one that is not wanted",
                "openai-chat|kto.csv|question,answer,kto_tag;Q,A,0|answer is one that is not wanted",
                "openai-chat|kto.csv|messages,label;`\"[{\"\"role\"\":\"\"user\"\",\"\"content\"\":\"\"Q\"\"}]\"`,False|answer is one that is not wanted",
                "openai-chat|kto.jsonl|{'prompt':'Q','completion':'A','label':0}|answer is one that is not wanted",
                "openai-chat|kto.jsonl|{'prompt':'Q','completion':'A','kto_tag':'false'}|answer is one that is not wanted",
                "openai-chat|kto.jsonl|{'instruction':'Q','output':'A','label':false}|answer is one that is not wanted",
                "mistral|kto.jsonl|{'messages':[{'role':'user','content':'Q'},{'role':'assistant','content':'A'}],'label':false}|answer is one that is not wanted",
                "preference|lf.jsonl|{'instruction':'Q','input':'','chosen':'A','rejected':'B','history':[['a','b']]}|key 'history' is not read",
                "preference|lf.jsonl|{'prompt':'Q','chosen':'A','rejected':'B','images':['a.png']}|key 'images' is not read",
                "openai-chat|llava.jsonl|{'image':'a.jpg','conversations':[{'from':'human','value':'Q'},{'from':'gpt','value':'A'}]}|key 'image' is not read",
                "openai-chat|turns.jsonl|{'conversations':[{'from':'human','value':'Q'},{'from':'gpt','value':'A','tool_calls':[{'id':'c'}]}]}|key 'tool_calls' is not read",
                "openai-chat|turns.jsonl|{'conversations':[{'from':'human','value':'Q'},{'from':'gpt','value':'A','train':false}]}|key 'train' is not read",
                "openai-chat|turns.jsonl|{'conversations':[{'from':'human','value':'Q'},{'from':'gpt','value':'A','thinking':'T'}]}|key 'thinking' is not read",
                "openai-chat|two.jsonl|{'system':'S','conversations':[{'from':'system','value':'T'},{'from':'human','value':'Q'},{'from':'gpt','value':'A'}]}|row has instructions beside its messages and others in them",
                "openai-chat|two.jsonl|{'system':'S','messages':[{'role':'system','content':'T'},{'role':'user','content':'Q'},{'role':'assistant','content':'A'}]}|row has instructions beside its messages and others in them",
                "preference|two.jsonl|{'system':'S','prompt':[{'role':'system','content':'T'},{'role':'user','content':'Q'}],'chosen':'A','rejected':'B'}|row has instructions beside its messages and others in them",
                "preference|hh.jsonl|{'chosen':'\\n\\nHuman: Q\\n\\nAssistant: A\\n\\nHuman: R\\n\\nAssistant: B','rejected':'\\n\\nHuman: Q\\n\\nAssistant: C\\n\\nHuman: S\\n\\nAssistant: D'}|answers differ before the last message of the user",
                "alpaca|tools.csv|question,answer,tools;Q,A,[]x|tools are no list",
            })
    void what_would_be_lost_or_turned_round_is_refused(String format, String name, String row, String reason) {
        String text = name.endsWith("csv") ? row.replace(';', '\n').replace("`", "") : row.replace('\'', '"');

        Result result = convert(Converter.create().to(format), name, (text + "\n").getBytes(UTF_8));

        assertThat(result.lines()).isEmpty();
        assertThat(result.conversion().findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).startsWith(reason));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "turns.jsonl|{'conversations':[{'from':'human','value':'Hi','weight':0.0},{'from':'gpt','value':'Hello','weight':1.0}]}",
                "turns.jsonl|{'conversations':[{'from':'human','value':'Hi','weight':null},{'from':'gpt','value':'Hello','weight':null,'train':true}]}",
                "same.jsonl|{'system':'','conversations':[{'from':'human','value':'Hi'},{'from':'gpt','value':'Hello'}]}",
                "liked.jsonl|{'prompt':'Hi','completion':'Hello','label':true}",
                "class.jsonl|{'question':'Hi','answer':'Hello','label':0}",
                "images.jsonl|{'question':'Hi','answer':'Hello','images':[],'image':null}",
                "turns.csv|id,conversations;1,\"[{\"\"from\"\":\"\"human\"\",\"\"value\"\":\"\"Hi\"\"},{\"\"from\"\":\"\"gpt\"\",\"\"value\"\":\"\"Hello\"\"}]\"",
            })
    void what_says_nothing_more_stops_no_row(String name, String row) {
        String text = name.endsWith("csv") ? row.replace(';', '\n') : row.replace('\'', '"');

        Result result = convert(Converter.create(), name, (text + "\n").getBytes(UTF_8));

        assertThat(result.findings()).isEmpty();
        assertThat(result.lines()).isEqualTo(HELLO);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "pairs.jsonl|{'prompt':'Hi','chosen':'[{\\'role\\':\\'user\\',\\'content\\':\\'Hi\\'},{\\'role\\':\\'assistant\\',\\'content\\':\\'A\\'}]','rejected':'[{\\'role\\':\\'user\\',\\'content\\':\\'Hi\\'},{\\'role\\':\\'assistant\\',\\'content\\':\\'B\\'}]'}",
                "pairs.csv|chosen,rejected;'~~Human: Hi~~Assistant: A','~~Human: Hi~~Assistant: B'",
                "pairs.jsonl|{'prompt':'\\n\\nHuman: Hi\\n\\nAssistant:','chosen':'A','rejected':'B'}",
            })
    void two_answers_may_be_conversations_in_a_text(String name, String row) {
        String text = row.replace("\\'", "\\\"").replace('\'', '"');
        text = name.endsWith("csv") ? text.replace(';', '\n').replace('~', '\n') : text;

        assertIsPair(name, text, "A", "B");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "tools.csv|question,answer,tools;Hi,Hello,\"[{\"\"name\"\":\"\"f\"\"}]\"",
                "tools.jsonl|{\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"},{\"role\":\"assistant\",\"content\":\"Hello\"}],\"tools\":[{\"name\":\"f\"}]}",
            })
    void functions_come_along_in_their_form(String name, String row) {
        Result result = convert(Converter.create(), name, (row.replace(';', '\n') + "\n").getBytes(UTF_8));

        assertThat(result.findings()).isEmpty();
        assertThat(result.lines()).contains("\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\"}}]");
    }

    @Test
    void parquet_is_named() {
        assertThat(convert(Converter.create(), "data.parquet", "PAR1\0\0PAR1".getBytes(UTF_8))
                        .findings())
                .containsExactly("[] unread-format");
    }

    @Test
    void messages_under_another_key_are_messages() {
        String row = HELLO.replace("messages", "conversation");

        assertThat(convert(Converter.create(), "wild.jsonl", row.getBytes(UTF_8))
                        .lines())
                .isEqualTo(HELLO);
    }

    @Test
    void says_what_is_wrong_with_an_object_of_a_list() {
        Result result = convert(
                Converter.create(),
                "list.json",
                "[{\"prompt\":\"Hi\",\"completion\":\"Hello\"},\n{\"prompt\":\"c\",}]".getBytes(UTF_8));

        assertThat(result.lines()).isEqualTo(HELLO);
        assertThat(result.conversion().findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.message())
                        .isEqualTo("object is no JSON: found '}', expected a key behind the comma"));
    }

    @Test
    void a_list_inside_one_of_many_objects_is_not_many_rows() {
        String dialog =
                "{\"dialog\":[{\"user\":\"Hi\",\"assistant\":\"Hello\"},{\"user\":\"More\",\"assistant\":\"Yes\"}]}\n";

        Result one = convert(Converter.create(), "one.json", dialog.getBytes(UTF_8));
        Result two = convert(Converter.create(), "two.jsonl", (dialog + dialog).getBytes(UTF_8));

        assertThat(one.lines().lines()).hasSize(2);
        assertThat(two.lines()).isEmpty();
        assertThat(two.findings()).containsExactly("[1, 2] refused-row");
    }

    @ParameterizedTest
    @CsvSource({"UTF-16, ", "UTF-16LE, UTF-16", "windows-1252, windows-1252", "UTF-8, "})
    void json_lines_are_read_in_their_encoding(String charset, @Nullable String told) {
        String line = HELLO.replace("Hi", "Grüß dich");
        String mark = charset.equals("UTF-16LE") ? "\uFEFF" : "";
        Converter converter =
                told == null ? Converter.create() : Converter.create().charset(Charset.forName(told));

        Result result = convert(converter, "chats.jsonl", (mark + line + line).getBytes(Charset.forName(charset)));

        assertThat(result.lines()).isEqualTo(line + line);
        assertThat(result.findings()).isEmpty();
    }

    @Test
    void a_call_of_mistral_gets_its_type_for_openai() {
        String line =
                "{\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"},{\"role\":\"assistant\",\"tool_calls\":[{\"id\":\"call00001\",\"function\":{\"name\":\"go\",\"arguments\":\"{}\"}}]}]}\n";

        assertThat(convert(Converter.create(), "m.jsonl", line.getBytes(UTF_8)).lines())
                .contains("{\"type\":\"function\",\"id\":\"call00001\"");
        assertThat(convert(Converter.create().to("mistral"), "m.jsonl", line.getBytes(UTF_8))
                        .lines())
                .isEqualTo(line);
    }

    private static String cell(Random random) {
        StringBuilder cell = new StringBuilder("x");
        String[] parts = {"a", "\"\"", ",", "\n", "\r\n", "\\", "\t", "é", "😀", "\u2028", "</script>", "\u0001"};
        for (int i = random.nextInt(8); i > 0; i--) {
            cell.append(parts[random.nextInt(parts.length)]);
        }
        return "\"" + cell.append(random.nextInt(1_000_000)) + "\"";
    }

    private static void cells(XSSFRow row, String... values) {
        for (int i = 0; i < values.length; i++) {
            row.createCell(i).setCellValue(values[i]);
        }
    }

    private static Result convert(Converter converter, String name, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Conversion conversion = converter.convert(Source.of(name, content), out);
        assertThat(conversion.findings()).extracting(Finding::file).allMatch(name::equals);
        return new Result(conversion, out.toString(UTF_8));
    }
}
