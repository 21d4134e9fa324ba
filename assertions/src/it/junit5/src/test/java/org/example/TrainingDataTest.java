package org.example;

import static io.github.tuneprep.assertions.TuneprepAssertions.assertThatDataset;

import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.junit.DatasetSource;
import io.github.tuneprep.junit.DatasetTest;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

class TrainingDataTest {
    @DatasetTest(train = "train.jsonl")
    void every_rule() {}

    @ParameterizedTest
    @DatasetSource("train.jsonl")
    void every_example(ChatExample example) {}

    @Test
    void as_a_whole() {
        assertThatDataset(Path.of("train.jsonl")).hasNoErrors().hasAtLeastExamples(10);
    }
}
