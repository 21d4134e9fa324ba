package io.github.tuneprep.convert;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tuneprep.Source;
import io.github.tuneprep.Validator;
import io.github.tuneprep.report.Finding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetSplitterTest {
    private record Parts(List<String> training, List<String> validation) {}

    @Test
    void never_divides_a_prompt_and_keeps_every_line_as_it_is() throws IOException {
        Random random = new Random(9);
        for (int round = 0; round < 40; round++) {
            List<String> lines = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                String space = " ".repeat(random.nextInt(3));
                lines.add(chat("question " + random.nextInt(60), "answer " + random.nextInt(5_000))
                        .replace(":", ":" + space));
            }

            Parts parts = split(lines, 0.8, round);

            assertThat(parts.validation()).hasSizeBetween(17, 20);
            List<String> all = new ArrayList<>(parts.training());
            all.addAll(parts.validation());
            assertThat(all).containsExactlyInAnyOrderElementsOf(lines);
            assertThat(lines).containsSubsequence(parts.training()).containsSubsequence(parts.validation());
            assertThat(Validator.create()
                            .validation(source(parts.validation()))
                            .check(List.of(source(parts.training())))
                            .findings())
                    .extracting(Finding::rule)
                    .doesNotContain("validation-example-in-training", "validation-prompt-in-training");
        }
    }

    @Test
    void the_seed_decides_and_nothing_else() throws IOException {
        List<String> lines =
                IntStream.range(0, 200).mapToObj(i -> chat("q" + i, "a" + i)).toList();

        assertThat(split(lines, 0.8, 1)).isEqualTo(split(lines, 0.8, 1)).isNotEqualTo(split(lines, 0.8, 2));
        assertThat(split(lines, 0.8, 1).validation()).hasSize(40);
        assertThat(split(lines, 0.95, 1).validation()).hasSize(10);
    }

    @Test
    void leaves_no_part_empty_where_there_is_more_than_one_prompt() throws IOException {
        List<String> large =
                IntStream.range(0, 60).mapToObj(i -> chat("q" + i % 3, "a" + i)).toList();

        assertThat(split(large, 0.9, 0).validation()).hasSize(20);
        assertThat(split(List.of(chat("q", "a"), chat("r", "b")), 0.8, 0).validation())
                .hasSize(1);
        assertThat(split(List.of(chat("q", "a"), chat("r", "b")), 1e-9, 0).training())
                .hasSize(1);
        assertThat(split(List.of(chat("q", "a"), chat("q", "b")), 0.8, 0).validation())
                .isEmpty();
    }

    @Test
    void divides_each_label_alike() throws IOException {
        List<String> lines = IntStream.range(0, 300)
                .mapToObj(i -> chat("q" + i, i % 10 == 0 ? "rare" : "common"))
                .toList();

        Parts parts = split(lines, 0.8, 5);

        assertThat(parts.validation()).hasSize(60);
        assertThat(parts.validation()).filteredOn(line -> line.contains("rare")).hasSize(6);
    }

    @Test
    void splits_lines_that_end_with_a_carriage_return_only() throws IOException {
        String file = String.join(
                "\r",
                IntStream.range(0, 20).mapToObj(i -> chat("q" + i, "a" + i)).toList());
        ByteArrayOutputStream training = new ByteArrayOutputStream();
        ByteArrayOutputStream validation = new ByteArrayOutputStream();

        new DatasetSplitter(0.8, 0).split(Source.of("cr.jsonl", file.getBytes(UTF_8)), (train, held) -> {
            train.write(training);
            held.write(validation);
        });

        assertThat(training.toString(UTF_8).lines()).hasSize(16);
        assertThat(validation.toString(UTF_8).lines()).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'contents':[{'role':'user','parts':[{'text':'Q'}]},{'role':'model','parts':[{'text':'A'}]}]}",
                "{'schemaVersion':'bedrock-conversation-2024','messages':[{'role':'user','content':[{'text':'Q'}]},{'role':'assistant','content':[{'text':'A'}]}]}",
                "{'text':'Q A'}",
                "{'prompt':'Q','completion':'A'}",
            })
    void splits_the_formats_of_all_providers(String format) throws IOException {
        List<String> lines = IntStream.range(0, 300)
                .mapToObj(i ->
                        format.replace('\'', '"').replace("Q", "q" + i).replace("A", i % 10 == 0 ? "rare" : "common"))
                .toList();

        Parts parts = split(lines, 0.8, 5);

        assertThat(parts.validation()).hasSize(60);
        if (!format.startsWith("{'text'")) {
            assertThat(parts.validation())
                    .as("divided by label")
                    .filteredOn(line -> line.contains("rare"))
                    .hasSize(6);
        }
    }

    @Test
    void refuses_a_dataset_with_lines_it_cannot_read() {
        assertThatThrownBy(() -> split(List.of(chat("a", "b"), "{"), 0.5, 0))
                .isInstanceOf(DatasetSplitter.UnreadableLinesException.class)
                .hasMessageContaining(": 1 line cannot be read");
        assertThatThrownBy(() -> split(List.of(), 0.5, 0)).hasMessageContaining("there are no lines");
        assertThatThrownBy(() -> new DatasetSplitter(1, 0)).hasMessageContaining("between 0 and 1");
    }

    private static Parts split(List<String> lines, double ratio, long seed) throws IOException {
        ByteArrayOutputStream training = new ByteArrayOutputStream();
        ByteArrayOutputStream validation = new ByteArrayOutputStream();
        DatasetSplitter.Result result = new DatasetSplitter(ratio, seed).split(source(lines), (train, held) -> {
            train.write(training);
            held.write(validation);
        });
        Parts parts = new Parts(
                training.toString(UTF_8).lines().toList(),
                validation.toString(UTF_8).lines().toList());
        assertThat(result.training()).isEqualTo(parts.training().size());
        assertThat(result.validation()).isEqualTo(parts.validation().size());
        return parts;
    }

    private static Source source(List<String> lines) {
        return Source.of("all.jsonl", String.join("\n", lines).getBytes(UTF_8));
    }

    private static String chat(String question, String answer) {
        return "{\"messages\":[{\"role\":\"user\",\"content\":\"" + question
                + "\"},{\"role\":\"assistant\",\"content\":\"" + answer + "\"}]}";
    }
}
