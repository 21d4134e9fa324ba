package io.github.tuneprep.catalogue;

import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
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

    private static final Set<Method> ONLY_REINFORCEMENT = Set.of(Method.RFT);

    /** {@return the number of the method, else of the base model, else of the provider, or null when none sets one} */
    public @Nullable Dated<Long> limit(Limit limit) {
        Dated<Long> ofMethod = method() == null
                ? null
                : provider.methodLimits().getOrDefault(method(), Map.of()).get(limit);
        if (ofMethod != null) {
            return ofMethod;
        }
        Dated<Long> special = model == null ? null : model.limits().get(limit);
        return special != null ? special : provider.limits().get(limit);
    }

    /**
     * {@return the same for a dataset whose base model is not known: what no base model that takes its format goes
     * below}
     *
     * @param dialect the file format
     */
    public @Nullable Dated<Long> least(Limit limit, String dialect) {
        Dated<Long> known = limit(limit);
        if (known != null || model != null) {
            return known;
        }
        List<BaseModel> takers = provider.models().stream()
                .filter(one -> one.dialects().contains(dialect)
                        && (method == null || one.methods().contains(method)))
                .toList();
        boolean all = takers.stream().allMatch(one -> one.limits().containsKey(limit));
        return all
                ? takers.stream()
                        .map(one -> Objects.requireNonNull(one.limits().get(limit)))
                        .min(Comparator.comparing(Dated::value))
                        .orElse(null)
                : null;
    }

    /** {@return the same for a method} */
    public Target with(Method other) {
        return new Target(provider, model, other, encoding, exact, maxExampleTokens, overhead, today);
    }

    /** {@return whether a grader rates answers: that is asked for, or the base model is tuned in no other way} */
    public boolean isReinforcement() {
        return method == Method.RFT
                || (method == null && model != null && model.methods().equals(ONLY_REINFORCEMENT));
    }

    /** {@return the roles that messages may have} */
    public List<String> roles() {
        return isReinforcement() && !provider.reinforcementRoles().isEmpty()
                ? provider.reinforcementRoles()
                : provider.roles();
    }

    /** {@return the types of content parts that are taken; empty for those of the format} */
    public List<String> contentParts() {
        return taken(BaseModel::contentParts, Provider::contentParts);
    }

    /** {@return what images may be, such as {@code png}; empty when that is not restricted} */
    public List<String> imageFormats() {
        return taken(BaseModel::imageFormats, Provider::imageFormats);
    }

    /** {@return what videos may be, such as {@code mp4}; empty when that is not restricted} */
    public List<String> videoFormats() {
        return taken(BaseModel::videoFormats, Provider::videoFormats);
    }

    private List<String> taken(Function<BaseModel, List<String>> special, Function<Provider, List<String>> usual) {
        return model == null || special.apply(model).isEmpty() ? usual.apply(provider) : special.apply(model);
    }

    /** {@return the severity that a rule has here, or null when it does not run unless asked for} */
    public @Nullable Severity severityOf(RuleInfo rule) {
        Severity special = model == null ? null : model.severities().get(rule.name());
        return special == null ? provider.severityOf(rule) : special;
    }

    /**
     * {@return who sets the number of {@link #limit}: the base model where it differs from others, else the provider}
     */
    public String setterOf(Limit limit) {
        return model != null && Objects.equals(limit(limit), model.limits().get(limit)) ? model.id() : provider.title();
    }

    /** {@return the file formats that are accepted} */
    public List<String> dialects() {
        List<String> accepted = method == null
                ? provider.dialects().values().stream()
                        .flatMap(List::stream)
                        .distinct()
                        .toList()
                : provider.dialects().getOrDefault(method, List.of());
        if (model == null) {
            return accepted;
        }
        if (method == null || model.methods().contains(method)) {
            return accepted.stream().filter(model.dialects()::contains).toList();
        }
        // That the model cannot be tuned like this is the defect, not what the file is made for.
        return method == Method.RFT
                ? accepted
                : Stream.concat(accepted.stream(), model.dialects().stream())
                        .distinct()
                        .toList();
    }
}
