package io.github.tuneprep.cost;

import io.github.tuneprep.catalogue.BaseModel;
import io.github.tuneprep.catalogue.Dated;
import io.github.tuneprep.catalogue.Target;
import io.github.tuneprep.report.CostEstimate;
import io.github.tuneprep.report.DatasetSummary;
import io.github.tuneprep.report.TokenSummary;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Multiplies tokens, epochs and price. Stateless and thread-safe. */
public final class CostEstimator {
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    private CostEstimator() {}

    /**
     * Estimates the cost of a training dataset.
     *
     * @param target provider and base model; without a model there is no price
     * @param training the dataset, counted for {@code target}; when no example of it could be read the cost is open
     * @param epochs how often it is read; empty asks the provider's published heuristic
     */
    public static CostEstimate estimate(Target target, DatasetSummary training, OptionalInt epochs) {
        TokenSummary tokens = training.tokens();
        PriceFile prices = PriceFile.of(target.provider().id());
        AutoEpochs auto = PriceFile.of(target.provider().basedOn()).autoEpochs();
        int times = epochs.orElseGet(() -> auto == null ? 1 : auto.forExamples(training.examples()));
        long charged = tokens.billable() * times;
        BaseModel model = target.model();
        Price price = model == null ? null : prices.find(model.id());
        List<String> notes = new ArrayList<>();
        if (auto == null && epochs.isEmpty()) {
            notes.add("no heuristic for the number of epochs is known, one is assumed");
        }
        if (training.unreadable() > 0) {
            notes.add(training.unreadable()
                    + (training.unreadable() == 1
                            ? " line could not be read and is not counted"
                            : " lines could not be read and are not counted"));
        }
        Dated<Boolean> validationBilled = target.provider().validationBilled();
        if (validationBilled == null) {
            notes.add("whether validation tokens are billed is not known");
        } else {
            notes.add(
                    validationBilled.value()
                            ? "validation tokens are billed too, for every evaluation"
                            : "validation tokens are not billed");
        }
        if (tokens.examplesOverLimit() > 0) {
            notes.add("an example counts at most the limit of " + target.maxExampleTokens() + " tokens");
        }
        if (!target.exact()) {
            notes.add("tokens are an estimate in " + target.encoding() + ": the model has a tokenizer of its own");
        } else if (!tokens.exact()) {
            notes.add("tool definitions, calls and images are counted by published approximations");
        }
        if (tokens.unmeasuredImages() > 0) {
            notes.add(images(tokens.unmeasuredImages(), model));
        }
        if (model != null && (price == null || price.trainingPerMillion() == null)) {
            notes.add(
                    price != null && price.trainingPerHour() != null
                            ? model.id() + " is billed by the hour: "
                                    + price.trainingPerHour().value() + " USD"
                            : "no verified price per token is known for " + model.id());
        }
        var perMillion = price == null ? null : price.trainingPerMillion();
        return new CostEstimate(
                model == null ? null : model.id(),
                1,
                times,
                epochs.isEmpty() && auto != null,
                tokens.billable(),
                charged,
                perMillion == null ? null : perMillion.value(),
                perMillion == null || training.examples() == 0 ? null : costOf(charged, perMillion.value()),
                perMillion == null ? null : perMillion.asOf(),
                price == null ? null : price.inference(),
                notes);
    }

    private static String images(long number, @Nullable BaseModel model) {
        String images = number == 1 ? "1 image" : number + " images";
        return model != null && model.imageTokens() != null
                ? images + " counted as the smallest there are: what is not embedded is not fetched"
                : images + " not counted: "
                        + (model == null ? "no base model is chosen" : "no formula is known for " + model.id());
    }

    /** Rounds to hundredths of a cent, so that a small file does not look free. */
    private static BigDecimal costOf(long tokens, BigDecimal pricePerMillion) {
        return BigDecimal.valueOf(tokens).multiply(pricePerMillion).divide(MILLION, 4, RoundingMode.HALF_UP);
    }
}
