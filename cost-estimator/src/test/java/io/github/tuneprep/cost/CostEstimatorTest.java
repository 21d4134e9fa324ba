package io.github.tuneprep.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tuneprep.catalogue.Catalogue;
import io.github.tuneprep.catalogue.Provider;
import io.github.tuneprep.catalogue.Target;
import io.github.tuneprep.example.Split;
import io.github.tuneprep.report.CostEstimate;
import io.github.tuneprep.report.DatasetSummary;
import io.github.tuneprep.report.Distribution;
import io.github.tuneprep.report.TokenSummary;
import java.time.LocalDate;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CostEstimatorTest {
    private static final int UNREADABLE = 7;

    @Test
    void a_hundred_thousand_tokens_for_three_epochs_of_gpt_3_5_turbo_cost_2_dollars_40() {
        CostEstimate estimate = CostEstimator.estimate(
                target("openai", "gpt-3.5-turbo-0125"), dataset(100_000, 500), OptionalInt.of(3));

        assertThat(estimate.trainingCostUsd()).isEqualByComparingTo("2.40");
        assertThat(estimate.chargedTokens()).isEqualTo(300_000);
        assertThat(estimate.priceAsOf()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "5,20", "10,10", "20,5", "25,4", "33,3", "34,3", "8333,3", "8334,2", "12500,2", "12501,1", "1,25", "4,25"
    })
    void follows_the_published_heuristic_for_epochs(int examples, int epochs) {
        CostEstimate estimate =
                CostEstimator.estimate(target("openai", "gpt-4.1"), dataset(1, examples), OptionalInt.empty());

        assertThat(estimate.epochs()).isEqualTo(epochs);
        assertThat(estimate.epochsAuto()).isTrue();
    }

    @Test
    void says_so_when_no_verified_price_is_known() {
        CostEstimate estimate =
                CostEstimator.estimate(target("azure", "gpt-4.1"), dataset(1_000, 100), OptionalInt.empty());

        assertThat(estimate.trainingCostUsd()).isNull();
        assertThat(estimate.notes()).contains("no verified price per token is known for gpt-4.1-2025-04-14");
    }

    @Test
    void says_what_it_does_not_know() {
        assertThat(CostEstimator.estimate(target("azure", "gpt-4.1"), dataset(1, 1), OptionalInt.empty())
                        .notes())
                .contains("whether validation tokens are billed is not known");
        assertThat(CostEstimator.estimate(target("openai", "gpt-4.1"), dataset(1, 1), OptionalInt.empty())
                        .notes())
                .contains("7 lines could not be read and are not counted", "validation tokens are not billed");
    }

    @Test
    void gives_no_cost_when_no_example_could_be_read() {
        CostEstimate estimate = CostEstimator.estimate(target("openai", "gpt-4.1"), dataset(0, 0), OptionalInt.empty());

        assertThat(estimate.trainingCostUsd()).isNull();
    }

    @Test
    void says_so_when_a_model_is_billed_by_the_hour() {
        CostEstimate estimate =
                CostEstimator.estimate(target("openai", "o4-mini"), dataset(1_000, 100), OptionalInt.empty());

        assertThat(estimate.notes()).contains("o4-mini-2025-04-16 is billed by the hour: 100 USD");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gpt-4o-2024-08-06|2|2 images counted as the smallest there are: what is not embedded is not fetched",
                "gpt-3.5-turbo-0125|1|1 image not counted: no formula is known for gpt-3.5-turbo-0125",
            })
    void says_which_images_it_could_not_count(String model, long images, String note) {
        CostEstimate estimate =
                CostEstimator.estimate(target("openai", model), dataset(1_000, 100, images), OptionalInt.empty());

        assertThat(estimate.notes()).contains(note);
    }

    @Test
    void every_priced_model_is_in_the_catalogue() {
        for (Provider provider : Catalogue.bundled().providers()) {
            assertThat(PriceFile.of(provider.id()).models())
                    .allSatisfy(model -> assertThat(provider.model(model).id()).isEqualTo(model));
        }
    }

    private static Target target(String provider, String model) {
        Provider who = Catalogue.bundled().provider(provider);
        return new Target(
                who,
                who.model(model),
                null,
                "o200k_base",
                true,
                null,
                Catalogue.bundled().overhead(null, "o200k_base"),
                LocalDate.of(2026, 11, 20));
    }

    private static DatasetSummary dataset(long tokens, int examples) {
        return dataset(tokens, examples, 0);
    }

    private static DatasetSummary dataset(long tokens, int examples, long images) {
        TokenSummary summary = new TokenSummary(
                "o200k_base",
                true,
                tokens,
                tokens,
                tokens,
                Distribution.EMPTY,
                Distribution.EMPTY,
                new TreeMap<>(),
                tokens,
                0,
                images);
        return new DatasetSummary(
                "train.jsonl",
                Split.TRAINING,
                "openai-chat",
                1,
                examples,
                examples,
                UNREADABLE,
                examples,
                Distribution.EMPTY,
                0,
                0,
                summary);
    }
}
