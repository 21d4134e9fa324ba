package io.github.tuneprep.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of OpenAI's guide, and the sizes at which a formula changes. */
class ImageTokensTest {
    @ParameterizedTest
    @CsvSource({
        // model,      width, height, low,   tokens
        "gpt-4o,       1024,  1024,   false, 765", // 768 x 768, four tiles
        "gpt-4o,       2048,  4096,   false, 1105", // 1024 x 2048, then 768 x 1536, six tiles
        "gpt-4o,       4096,  8192,   true,  85",
        "gpt-4o,       512,   512,    false, 255",
        "gpt-4o,       513,   512,    false, 425",
        "gpt-4o,       1,     1,      false, 255",
        "gpt-4o-mini,  1024,  1024,   false, 25501",
        "gpt-4o-mini,  1024,  1024,   true,  2833",
        "gpt-4.1-mini, 1024,  1024,   false, 1659", // 1,024 patches
        "gpt-4.1-mini, 1800,  2400,   false, 2353", // shrunk to 33 x 44 patches, 1,452
        "gpt-4.1-mini, 32,    33,     false, 4",
        "gpt-4.1-mini, 32000, 32,     false, 1620", // 1,000 patches in one row
    })
    void are_those_of_the_published_formulas(String model, int width, int height, boolean low, int tokens) {
        ImageTokens formula = Objects.requireNonNull(
                        Catalogue.bundled().provider("openai").model(model).imageTokens())
                .value();

        assertThat(formula.count(width, height, low)).isEqualTo(tokens);
    }
}
