package io.github.tuneprep.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What tuning would cost, in one job for each training dataset. An estimate: providers count on their side.
 *
 * @param model the base model, or null when none is chosen
 * @param jobs training datasets, of which each is a job of its own
 * @param epochs how often the dataset is read; of several, the most
 * @param epochsAuto whether {@code epochs} is the provider's published heuristic
 * @param billableTokens tokens of one epoch, examples capped at the model's limit
 * @param chargedTokens billable tokens × epochs, job by job
 * @param pricePerMillion US dollars for a million tokens, or null when no price is known
 * @param trainingCostUsd charged tokens × price, or null when no price is known
 * @param priceAsOf the day the price was read, or null
 * @param inference what running the model costs, or null
 * @param notes what the figures leave out
 */
public record CostEstimate(
        @Nullable String model,
        int jobs,
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

    /** {@return the cost of these jobs and those, for the same model} */
    public CostEstimate and(CostEstimate others) {
        Set<String> both = new LinkedHashSet<>(notes);
        both.addAll(others.notes);
        return new CostEstimate(
                model,
                jobs + others.jobs,
                Math.max(epochs, others.epochs),
                epochsAuto && others.epochsAuto,
                billableTokens + others.billableTokens,
                chargedTokens + others.chargedTokens,
                pricePerMillion,
                trainingCostUsd == null || others.trainingCostUsd == null
                        ? null
                        : trainingCostUsd.add(others.trainingCostUsd),
                priceAsOf,
                inference,
                List.copyOf(both));
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
