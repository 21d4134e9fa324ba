package io.github.tuneprep.cost;

import io.github.tuneprep.catalogue.DataFile;
import io.github.tuneprep.catalogue.Dated;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.report.CostEstimate.InferencePrice;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The dated prices of one provider, read from {@code prices/ID.json}; none for a provider without verified ones. */
final class PriceFile {
    private static final Map<String, PriceFile> LOADED = new ConcurrentHashMap<>();

    private static final PriceFile EMPTY = new PriceFile();

    private final @Nullable AutoEpochs autoEpochs;
    private final Map<String, Price> byModel = new HashMap<>();

    private PriceFile() {
        autoEpochs = null;
    }

    private PriceFile(DataFile file) {
        JsonObject epochs = file.object(file.root(), "autoEpochs");
        autoEpochs = new AutoEpochs(
                integer(file, epochs, "target"),
                integer(file, epochs, "minExamples"),
                integer(file, epochs, "maxExamples"),
                integer(file, epochs, "maxEpochs"));
        for (JsonObject model : file.objects(file.root(), "models")) {
            byModel.put(
                    file.text(model, "id"),
                    new Price(
                            file.number(model, "trainingPerMillion"),
                            file.number(model, "trainingPerHour"),
                            inference(file, model)));
        }
    }

    static PriceFile of(String provider) {
        return LOADED.computeIfAbsent(provider, id -> {
            String name = "prices/" + id + ".json";
            InputStream in = PriceFile.class.getResourceAsStream(name);
            return in == null ? EMPTY : new PriceFile(DataFile.read(name, in));
        });
    }

    /** {@return the published heuristic, or null when there is none} */
    @Nullable
    AutoEpochs autoEpochs() {
        return autoEpochs;
    }

    Set<String> models() {
        return byModel.keySet();
    }

    @Nullable
    Price find(String model) {
        return byModel.get(model);
    }

    private static int integer(DataFile file, JsonObject object, String key) {
        return Objects.requireNonNull(file.integer(object, key), key).value();
    }

    private static @Nullable InferencePrice inference(DataFile file, JsonObject model) {
        BigDecimal tunedInput = value(file.number(model, "tunedInput"));
        BigDecimal tunedOutput = value(file.number(model, "tunedOutput"));
        return tunedInput == null || tunedOutput == null
                ? null
                : new InferencePrice(
                        tunedInput,
                        tunedOutput,
                        value(file.number(model, "baseInput")),
                        value(file.number(model, "baseOutput")));
    }

    private static @Nullable BigDecimal value(@Nullable Dated<BigDecimal> dated) {
        return dated == null ? null : dated.value();
    }
}
