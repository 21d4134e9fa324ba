package io.github.tuneprep.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a tuning job would cost. An estimate: providers count on their side.
 *
 * @param model the base model, or null when none is chosen
 * @param epochs how often the dataset is read
 * @param epochsAuto whether {@code epochs} is the provider's published heuristic
 * @param billableTokens tokens of one epoch, examples capped at the model's limit
 * @param chargedTokens billable tokens × epochs
 * @param pricePerMillion US dollars for a million tokens, or null when no price is known
 * @param trainingCostUsd charged tokens × price, or null when no price is known
 * @param priceAsOf the day the price was read, or null
 * @param inference what running the model costs, or null
 * @param notes what the figures leave out
 */
public record CostEstimate(
        @Nullable String model,
        int epochs,
        boolean epochsAuto,
        long billableTokens,
        long chargedTokens,
        @Nullable BigDecimal pricePerMillion,
        @Nullable BigDecimal trainingCostUsd,
        @Nullable LocalDate priceAsOf,
        @Nullable InferencePrice inference,
        List<String> notes) {
    /** Copies the list. */
    public CostEstimate {
        notes = List.copyOf(notes);
    }

    /**
     * US dollars for a million tokens, of the tuned model and of its base.
     *
     * @param tunedInput tokens the tuned model reads
     * @param tunedOutput tokens the tuned model writes
     * @param baseInput tokens the base model reads, or null when not known
     * @param baseOutput tokens the base model writes, or null when not known
     */
    public record InferencePrice(
            BigDecimal tunedInput,
            BigDecimal tunedOutput,
            @Nullable BigDecimal baseInput,
            @Nullable BigDecimal baseOutput) {}
}
