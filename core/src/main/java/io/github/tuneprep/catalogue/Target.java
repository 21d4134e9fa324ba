package io.github.tuneprep.catalogue;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a dataset is prepared for.
 *
 * @param provider who tunes
 * @param model the base model, or null when none is chosen yet
 * @param method how it is tuned, or null when the file may show any
 * @param encoding the token encoding that is counted in
 * @param exact whether the model is known to count in this encoding, so that counts are no estimate
 * @param maxExampleTokens tokens of an example that are trained on, or null when no limit is known
 * @param overhead the tokens that the chat format adds
 * @param today the day lifecycle dates are held against
 */
public record Target(
        Provider provider,
        @Nullable BaseModel model,
        @Nullable Method method,
        String encoding,
        boolean exact,
        @Nullable Integer maxExampleTokens,
        ChatOverhead overhead,
        LocalDate today) {

    /** {@return the number of the base model, else of the provider, or null when neither sets one} */
    public @Nullable Dated<Long> limit(Limit limit) {
        Dated<Long> special = model == null ? null : model.limits().get(limit);
        return special != null ? special : provider.limits().get(limit);
    }

    /** {@return the file formats that are accepted; a method the model cannot be tuned by restricts nothing} */
    public List<String> dialects() {
        boolean anyMethod = method == null || (model != null && !model.methods().contains(method));
        List<String> accepted = anyMethod
                ? provider.dialects().values().stream()
                        .flatMap(List::stream)
                        .distinct()
                        .toList()
                : provider.dialects().getOrDefault(method, List.of());
        return model == null
                ? accepted
                : accepted.stream().filter(model.dialects()::contains).toList();
    }
}
