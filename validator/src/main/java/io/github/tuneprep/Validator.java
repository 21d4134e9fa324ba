package io.github.tuneprep;

import io.github.tuneprep.catalogue.BaseModel;
import io.github.tuneprep.catalogue.Catalogue;
import io.github.tuneprep.catalogue.Dated;
import io.github.tuneprep.catalogue.Method;
import io.github.tuneprep.catalogue.Provider;
import io.github.tuneprep.catalogue.Target;
import io.github.tuneprep.cost.CostEstimator;
import io.github.tuneprep.engine.Check;
import io.github.tuneprep.engine.Inspection;
import io.github.tuneprep.engine.Reading;
import io.github.tuneprep.engine.RuleSet;
import io.github.tuneprep.engine.TokenCounters;
import io.github.tuneprep.report.Baseline;
import io.github.tuneprep.report.CostEstimate;
import io.github.tuneprep.report.DatasetCount;
import io.github.tuneprep.report.DatasetSummary;
import io.github.tuneprep.report.Report;
import io.github.tuneprep.rule.Rule;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import io.github.tuneprep.rule.Statistic;
import io.github.tuneprep.tokens.TokenCounterProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Checks fine-tuning datasets.
 *
 * <pre>{@code
 * Report report = Validator.forModel("gpt-4.1-mini-2025-04-14").validation(valid).check(train);
 * if (!report.isPass()) {
 *     report.worstFirst().forEach(finding -> log.warn(finding.describe()));
 * }
 * }</pre>
 *
 * <p>Immutable and thread-safe: every setting returns a new validator. Bad data gives findings, never an exception.
 * Exceptions are for requests that cannot be carried out: {@link io.github.tuneprep.catalogue.UnknownNameException} for
 * a name nobody knows, {@link UncheckedIOException} for a file that cannot be read.
 */
public final class Validator {
    private static final String DEFAULT_ENCODING = "o200k_base";
    private final Settings settings;

    private Validator(Settings settings) {
        this.settings = settings;
    }

    /** Copied before it is changed, and never changed once a validator holds it. */
    private static final class Settings implements Cloneable {
        private Catalogue catalogue = Catalogue.bundled();
        private String provider = Catalogue.DEFAULT_PROVIDER;
        private @Nullable String model;
        private @Nullable Method method;
        private @Nullable Source validation;
        private @Nullable String encoding;
        private String counter = "";
        private @Nullable Integer tokenLimit;
        private OptionalInt epochs = OptionalInt.empty();
        private @Nullable BigDecimal maxCost;
        private @Nullable String suffix;
        private Optional<Severity> failOn = Optional.of(Severity.ERROR);
        private List<String> select = List.of();
        private List<String> ignore = List.of();
        private Map<String, Severity> severities = Map.of();
        private Map<String, List<String>> ignoreIn = Map.of();
        private @Nullable Baseline baseline;
        private Limits limits = Limits.STANDARD;
        private int threads = Runtime.getRuntime().availableProcessors();
        private @Nullable LocalDate today;
        private LongConsumer progress = bytes -> {};

        @Override
        public Settings clone() {
            try {
                return (Settings) super.clone();
            } catch (CloneNotSupportedException e) {
                throw new AssertionError(e);
            }
        }
    }

    private Validator with(Consumer<Settings> change) {
        Settings changed = settings.clone();
        change.accept(changed);
        return new Validator(changed);
    }

    /** {@return a validator for OpenAI, with no base model chosen} */
    public static Validator create() {
        return new Validator(new Settings());
    }

    /** {@return a validator for an OpenAI base model; the id is looked up when something is checked} */
    public static Validator forModel(String id) {
        return create().model(id);
    }

    /** {@return every rule there is, built in or found by {@link java.util.ServiceLoader}, sorted by name} */
    public static List<Rule> rules() {
        return RuleSet.known();
    }

    /** Sets the providers there are, instead of those inside this library. */
    public Validator catalogue(Catalogue known) {
        Objects.requireNonNull(known, "catalogue");
        return with(s -> s.catalogue = known);
    }

    /** {@return the providers there are} */
    public Catalogue catalogue() {
        return settings.catalogue;
    }

    /** Sets who tunes, such as {@code azure}. */
    public Validator provider(String id) {
        Objects.requireNonNull(id, "provider");
        return with(s -> s.provider = id);
    }

    /** Sets the base model: an id of the catalogue, an alias, or the name of a model tuned from it. */
    public Validator model(String id) {
        Objects.requireNonNull(id, "base model");
        return with(s -> s.model = id);
    }

    /** Leaves the base model open again, and with it the budget, which is for its price. */
    public Validator withoutModel() {
        return with(s -> {
            s.model = null;
            s.maxCost = null;
        });
    }

    /** Sets how the model is tuned. */
    public Validator method(Method method) {
        Objects.requireNonNull(method, "method");
        return with(s -> s.method = method);
    }

    /** Sets the validation dataset that training datasets are compared with. */
    public Validator validation(Path file) {
        return validation(Source.of(file));
    }

    /** Sets the validation dataset that training datasets are compared with. */
    public Validator validation(Source source) {
        Objects.requireNonNull(source, "validation dataset");
        return with(s -> s.validation = source);
    }

    /** Sets the encoding to count in, instead of the model's. */
    public Validator encoding(String name) {
        Objects.requireNonNull(name, "encoding");
        return with(s -> s.encoding = name);
    }

    /** Sets who counts tokens, by the name of its {@link TokenCounterProvider}, instead of Tuneprep's own counter. */
    public Validator counter(String name) {
        Objects.requireNonNull(name, "counter");
        return with(s -> s.counter = name);
    }

    /** Sets the tokens of an example that are trained on, at least 1, instead of the model's limit. */
    public Validator tokenLimit(int tokens) {
        require(tokens >= 1, "token limit must be at least 1, not " + tokens);
        return with(s -> s.tokenLimit = tokens);
    }

    /** Sets how often the training dataset is read, 1 to 10,000 times; without it the provider's heuristic is asked. */
    public Validator epochs(int times) {
        require(times >= 1 && times <= 10_000, "epochs must be 1 to 10000, not " + times);
        return with(s -> s.epochs = OptionalInt.of(times));
    }

    /** Asks the provider's heuristic how often the training dataset is read, as when nothing is set. */
    public Validator autoEpochs() {
        return with(s -> s.epochs = OptionalInt.empty());
    }

    /**
     * Sets what training on all datasets may cost. More is an error, and so is a cost that is not known. Needs a base
     * model, which has the price.
     */
    public Validator maxCost(BigDecimal usd) {
        require(usd.signum() >= 0, "budget must not be negative: " + usd);
        return with(s -> s.maxCost = usd);
    }

    /** Sets what the name of the tuned model shall end in, to be held against what the provider takes. */
    public Validator suffix(String ending) {
        return with(s -> s.suffix = ending);
    }

    /** Sets the severity that fails the check, errors when it is not set; empty for none. */
    public Validator failOn(Optional<Severity> severity) {
        Objects.requireNonNull(severity, "severity");
        return with(s -> s.failOn = severity);
    }

    /** Runs these rules only, beside those that tell what could not be read; also ones that were left out before. */
    public Validator select(Collection<String> rules) {
        return with(s -> {
            s.select = List.copyOf(rules);
            s.ignore = s.ignore.stream().filter(rule -> !rules.contains(rule)).toList();
        });
    }

    /** Leaves these rules out. */
    public Validator ignore(Collection<String> rules) {
        return with(s -> s.ignore = List.copyOf(rules));
    }

    /** Leaves these rules out, beside those that are left out already. */
    public Validator alsoIgnore(Collection<String> rules) {
        List<String> all = new ArrayList<>(settings.ignore);
        all.addAll(rules);
        return ignore(all);
    }

    /** Sets severities of rules instead of those they have for the provider; a rule that is off otherwise runs. */
    public Validator severities(Map<String, Severity> byRule) {
        return with(s -> s.severities = Map.copyOf(byRule));
    }

    /**
     * Leaves rules out in some datasets.
     *
     * @param byGlob names of rules by {@linkplain java.nio.file.FileSystem#getPathMatcher glob} of the dataset's path
     */
    public Validator ignoreIn(Map<String, List<String>> byGlob) {
        Map<String, List<String>> copy = new HashMap<>();
        byGlob.forEach((glob, rules) -> copy.put(glob, List.copyOf(rules)));
        return with(s -> s.ignoreIn = Map.copyOf(copy));
    }

    /** {@return this for one dataset: without the rules that {@link #ignoreIn} leaves out in a dataset of that name} */
    public Validator in(String dataset) {
        Set<String> ignored =
                settings.ignoreIn.isEmpty() ? Set.of() : ruleSet(target()).ignoredIn(dataset);
        return ignored.isEmpty() ? this : alsoIgnore(ignored);
    }

    /** Sets what is known and accepted, so that only other findings are reported. */
    public Validator baseline(Baseline accepted) {
        Objects.requireNonNull(accepted, "baseline");
        return with(s -> s.baseline = accepted);
    }

    /**
     * Sets the number of worker threads, at least 1; the report does not depend on it. No more run than are of use:
     * four for each processor, or eight.
     */
    public Validator threads(int number) {
        require(number >= 1, "threads must be at least 1, not " + number);
        int useful = Math.max(8, 4 * Runtime.getRuntime().availableProcessors());
        return with(s -> s.threads = Math.min(number, useful));
    }

    /** Sets what bounds memory and time, instead of {@link Limits#STANDARD}. */
    public Validator limits(Limits bounds) {
        Objects.requireNonNull(bounds, "limits");
        return with(s -> s.limits = bounds);
    }

    /** {@return what bounds memory and time} */
    public Limits limits() {
        return settings.limits;
    }

    /** Sets the day that lifecycle dates are held against, instead of today. */
    public Validator today(LocalDate day) {
        Objects.requireNonNull(day, "day");
        return with(s -> s.today = day);
    }

    /** Sets who is told how many more bytes of the sources were read; called from worker threads. */
    public Validator progress(LongConsumer listener) {
        Objects.requireNonNull(listener, "progress");
        return with(s -> s.progress = listener);
    }

    /** Checks independent training datasets, each of which is a job; the cost is that of all of them. */
    public Report check(Path first, Path... more) {
        List<Source> sources = new ArrayList<>();
        sources.add(Source.of(first));
        for (Path path : more) {
            sources.add(Source.of(path));
        }
        return check(sources);
    }

    /**
     * Checks independent training datasets, each of which is a job; the cost is that of all of them.
     *
     * @throws IllegalArgumentException if there is none, a name is unknown, or there is a budget without a model
     * @throws UncheckedIOException if one cannot be read
     */
    public Report check(List<Source> training) {
        require(!training.isEmpty(), "nothing to check");
        require(settings.maxCost == null || settings.model != null, "a budget needs a base model, which has the price");
        Target target = target();
        TokenCounterProvider counters = counters();
        // Takes about as long as getting the rules ready.
        counters.prepare(target.encoding());
        Check check = new Check(
                target,
                alternatives(target),
                ruleSet(target),
                settings.epochs,
                settings.maxCost,
                settings.suffix,
                settings.failOn,
                counters,
                reading());
        try {
            Report report = check.run(training, settings.validation);
            return settings.baseline == null ? report : settings.baseline.applyTo(report);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Counts a dataset without judging it.
     *
     * @throws UncheckedIOException if it cannot be read
     */
    public DatasetCount count(Source source) {
        return count(source, false);
    }

    /**
     * Counts a dataset and each of its lines, which takes 8 bytes a line.
     *
     * @throws UncheckedIOException if it cannot be read
     */
    public DatasetCount countPerLine(Source source) {
        return count(source, true);
    }

    private DatasetCount count(Source source, boolean perLine) {
        try {
            return Check.count(source, perLine, target(), counters(), reading());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Gathers a statistic of a dataset without judging it.
     *
     * @throws UncheckedIOException if it cannot be read
     */
    public <S> Gathered<S> gather(Source source, Statistic<S> statistic) {
        try {
            return Check.gather(source, statistic, target(), counters(), reading());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return an inspector of single lines, with the rules of this validator} */
    public LineInspector inspector() {
        Target target = target();
        return new Inspection(target, ruleSet(target), counters(), settings.limits);
    }

    /** {@return the rules that a check would run, by name} */
    public List<RuleInfo> activeRules() {
        return ruleSet(target()).infos();
    }

    private Reading reading() {
        return new Reading(settings.threads, settings.limits, settings.progress);
    }

    private RuleSet ruleSet(Target target) {
        return new RuleSet(target, settings.select, settings.ignore, settings.severities, settings.ignoreIn);
    }

    /** Estimates what training on a dataset costs, from its count. */
    public CostEstimate estimate(DatasetCount count) {
        DatasetSummary summary = count.summary();
        return CostEstimator.estimate(target(), summary, settings.epochs);
    }

    /** {@return provider, model and limits that datasets are checked for} */
    public Target target() {
        Provider provider = provider();
        Target target =
                target(provider, settings.model == null ? null : settings.catalogue.model(provider, settings.model));
        TokenCounters.providerOf(target.encoding(), settings.counter);
        return target;
    }

    private Target target(Provider provider, @Nullable BaseModel model) {
        Dated<String> known = model == null ? null : model.encoding();
        String encoding = settings.encoding;
        if (encoding == null) {
            encoding = known == null ? DEFAULT_ENCODING : known.value();
        }
        // Without a model, the encoding is the newest of those that the provider's models are known to count in.
        boolean exact = model == null
                ? settings.encoding != null || provider.models().stream().anyMatch(other -> other.encoding() != null)
                : known != null;
        Integer limit = settings.tokenLimit;
        if (limit == null && model != null && model.maxExampleTokens() != null) {
            limit = model.maxExampleTokens().value();
        }
        return new Target(
                provider,
                model,
                settings.method,
                encoding,
                exact,
                limit,
                settings.catalogue.overhead(model, encoding),
                settings.today == null ? LocalDate.now(ZoneOffset.UTC) : settings.today);
    }

    /** {@return the target with each base model of the provider that counts the same} */
    private List<Target> alternatives(Target own) {
        return own.provider().models().stream()
                .filter(model -> model.encoding() != null
                        && (model.retired() == null
                                || own.today().isBefore(model.retired().value())))
                .map(model -> target(own.provider(), model))
                .filter(other -> other.encoding().equals(own.encoding())
                        && other.overhead().equals(own.overhead())
                        && other.dialects().equals(own.dialects()))
                .toList();
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    private TokenCounterProvider counters() {
        return TokenCounters.providerOf(target().encoding(), settings.counter);
    }

    private Provider provider() {
        return settings.catalogue.provider(settings.provider);
    }
}
