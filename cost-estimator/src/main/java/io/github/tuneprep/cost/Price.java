package io.github.tuneprep.cost;

import io.github.tuneprep.catalogue.Dated;
import io.github.tuneprep.report.CostEstimate.InferencePrice;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What one base model costs, in US dollars. */
record Price(
        @Nullable Dated<BigDecimal> trainingPerMillion,
        @Nullable Dated<BigDecimal> trainingPerHour,
        @Nullable InferencePrice inference) {}
