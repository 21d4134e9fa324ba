package io.github.tuneprep.convert;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import io.github.tuneprep.Source;
import io.github.tuneprep.json.JsonArray;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonReader;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.json.JsonSyntaxException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;

/** Tables written by libraries that share no code with those that read them here. */
class IndependentTablesTest {
    private static final List<String> PARTS = List.of(
            "a",
            "word ",
            "\"",
            "\"\"",
            ",",
            ";",
            "\n",
            "\t",
            "|",
            "\u00e9",
            "\u8BAD",
            "\uD83D\uDE00",
            "'",
            "=",
            "\\",
            "0");

    private record Example(String question, String answer) {}

    @Test
    void csv_says_what_another_library_wrote() throws IOException, JsonSyntaxException {
        Random random = new Random(6);
        for (int round = 0; round < 200; round++) {
            List<Example> examples = examples(random);
            char delimiter = ",;\t|".charAt(round % 4);
            StringWriter text = new StringWriter();
            try (CsvWriter csv = CsvWriter.builder()
                    .fieldSeparator(delimiter)
                    .quoteStrategy(round % 3 == 0 ? QuoteStrategies.ALWAYS : QuoteStrategies.REQUIRED)
                    .lineDelimiter(round % 2 == 0 ? LineDelimiter.LF : LineDelimiter.CRLF)
                    .build(text)) {
                csv.writeRecord("prompt", "completion");
                examples.forEach(example -> csv.writeRecord(example.question(), example.answer()));
            }

            assertThat(converted("table.csv", text.toString().getBytes(UTF_8))).isEqualTo(examples);
        }
    }

    @Test
    void workbooks_say_what_another_library_wrote() throws IOException, JsonSyntaxException {
        Random random = new Random(7);
        for (int round = 0; round < 50; round++) {
            List<Example> examples = examples(random);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
                Worksheet sheet = workbook.newWorksheet("data");
                sheet.value(0, 0, "prompt");
                sheet.value(0, 1, "completion");
                for (int row = 0; row < examples.size(); row++) {
                    sheet.value(row + 1, 0, examples.get(row).question());
                    sheet.value(row + 1, 1, examples.get(row).answer());
                }
            }

            assertThat(converted("book.xlsx", bytes.toByteArray())).isEqualTo(examples);
        }
    }

    private static List<Example> examples(Random random) {
        List<Example> examples = new ArrayList<>();
        for (int i = random.nextInt(20); i >= 0; i--) {
            examples.add(new Example("q" + cell(random), "a" + cell(random)));
        }
        return examples;
    }

    private static String cell(Random random) {
        StringBuilder cell = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            cell.append(PARTS.get(random.nextInt(PARTS.size())));
        }
        return cell.append('.').toString();
    }

    private static List<Example> converted(String name, byte[] file) throws JsonSyntaxException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Converter.create().convert(Source.of(name, file), out);
        List<Example> examples = new ArrayList<>();
        for (String line : out.toString(UTF_8).lines().toList()) {
            JsonArray messages = (JsonArray)
                    Objects.requireNonNull(((JsonObject) JsonReader.read(line.getBytes(UTF_8))).get("messages"));
            examples.add(new Example(content(messages, 0), content(messages, 1)));
        }
        return examples;
    }

    private static String content(JsonArray messages, int index) {
        JsonString content = ((JsonObject) messages.values().get(index)).string("content");
        return Objects.requireNonNull(content).text();
    }
}
