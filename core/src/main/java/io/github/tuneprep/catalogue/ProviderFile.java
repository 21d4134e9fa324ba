package io.github.tuneprep.catalogue;

import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.rule.Quoted;
import io.github.tuneprep.rule.Severity;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code providers/ID.json}, or a file of the user's. One that {@code extends} a provider takes from it what it
 * does not say itself, and its models stand before those of the other.
 */
final class ProviderFile {
    private static final String EXTENDS = "extends";
    private static final Set<String> KEYS = Set.of(
            EXTENDS,
            "id",
            "title",
            "sources",
            "roles",
            "undocumentedRoles",
            "reinforcementRoles",
            "dialects",
            "extraTopLevelKeys",
            "extraMessageKeys",
            "otherNames",
            "refusedTopLevelKeys",
            "refusedMessageKeys",
            "weights",
            "contentParts",
            "imageSources",
            "imageFormats",
            "videoFormats",
            "optionalKeys",
            "uncheckedKeys",
            "graderKeys",
            "turnOrder",
            "lastingCalls",
            "capitalTypes",
            "functionName",
            "toolCallId",
            "suffix",
            "limits",
            "methodLimits",
            "jobsEnd",
            "validationBilled",
            "refusedTexts",
            "severities",
            "models");

    private static final Set<String> IMAGE_SOURCES = Set.of("http", "data", "s3", "gs");

    private static final Set<String> MODEL_KEYS = Set.of(
            "id",
            "aliases",
            "methods",
            "dialects",
            "contentParts",
            "imageFormats",
            "videoFormats",
            "limits",
            "encoding",
            "maxExampleTokens",
            "imageTokens",
            "reservedTexts",
            "reservedInPrompts",
            "severities",
            "jobsEnd",
            "retired");

    private static final Set<String> LIMITS =
            Arrays.stream(Limit.values()).map(Limit::key).collect(Collectors.toUnmodifiableSet());

    private final DataFile file;
    private final @Nullable Provider base;

    private ProviderFile(DataFile file, @Nullable Provider base) {
        this.file = file;
        this.base = base;
    }

    static Provider bundled(String id) {
        String name = "providers/" + id + ".json";
        return new ProviderFile(DataFile.read(name, ProviderFile.class.getResourceAsStream(name)), null).provider();
    }

    /**
     * Reads a file of the user's.
     *
     * @throws IllegalArgumentException if it is not what such a file has to be
     */
    static Provider read(Path path, Catalogue known) throws IOException {
        try {
            DataFile file = DataFile.read(path.toString(), Files.newInputStream(path));
            requireKnown(file.root(), KEYS);
            Provider base = file.root().has(EXTENDS) ? known.provider(file.text(file.root(), EXTENDS)) : null;
            Provider provider = new ProviderFile(file, base).provider();
            requireNames(provider, known);
            for (Dated<String> pattern :
                    Arrays.asList(provider.toolCallId(), provider.functionName(), provider.suffix())) {
                if (pattern != null) {
                    Pattern.compile(pattern.value());
                }
            }
            return provider;
        } catch (IllegalStateException
                | IllegalArgumentException
                | ClassCastException
                | DateTimeException
                | ArithmeticException e) {
            String why = String.valueOf(e.getMessage());
            String at = path + ": ";
            throw new IllegalArgumentException(
                    path + " is no profile of a provider: " + (why.startsWith(at) ? why.substring(at.length()) : why),
                    e);
        }
    }

    /** A misspelt key would leave out what it says, without a word. */
    private static void requireKnown(JsonObject object, Set<String> keys) {
        for (JsonObject.Member member : object.members()) {
            if (!keys.contains(member.name())) {
                throw new UnknownNameException("key", member.name(), keys);
            }
        }
    }

    /** A misspelt name would take nothing, and a check would say so of every line. */
    private static void requireNames(Provider provider, Catalogue known) {
        if (provider.id().equals("all") || !provider.id().matches("[^,\\s]+")) {
            throw new IllegalArgumentException("id " + Quoted.name(provider.id()) + " is no name of a provider");
        }
        Set<String> dialects = new HashSet<>();
        known.providers().forEach(one -> one.dialects().values().forEach(dialects::addAll));
        provider.dialects().values().forEach(names -> requireKnown("format", names, dialects));
        requireKnown("image source", provider.imageSources(), IMAGE_SOURCES);
        provider.limits().forEach(ProviderFile::requireNotNegative);
        Set<String> ids = new HashSet<>();
        for (BaseModel model : provider.models()) {
            requireKnown("format", model.dialects(), dialects);
            model.limits().forEach(ProviderFile::requireNotNegative);
            if (!ids.add(model.id())) {
                throw new IllegalArgumentException("model " + Quoted.name(model.id()) + " stands twice");
            }
            Dated<Integer> tokens = model.maxExampleTokens();
            if (tokens != null && tokens.value() <= 0) {
                throw new IllegalArgumentException("maxExampleTokens of " + Quoted.name(model.id()) + " is "
                        + tokens.value() + ", expected at least 1");
            }
        }
    }

    private static void requireKnown(String kind, List<String> names, Set<String> known) {
        for (String name : names) {
            if (!known.contains(name)) {
                throw new UnknownNameException(kind, name, known);
            }
        }
    }

    private static void requireNotNegative(Limit limit, Dated<Long> number) {
        if (number.value() < 0) {
            throw new IllegalArgumentException(limit.key() + " is " + number.value() + ", expected at least 0");
        }
    }

    private Provider provider() {
        JsonObject root = file.root();
        Map<Method, List<String>> dialects = new EnumMap<>(Method.class);
        if (base != null) {
            dialects.putAll(base.dialects());
        }
        if (isSaid("dialects")) {
            dialects.clear();
            JsonObject byMethod = file.object(root, "dialects");
            byMethod.members()
                    .forEach(member -> dialects.put(method(member.name()), file.texts(byMethod, member.name())));
        }
        Map<String, Severity> severities = new HashMap<>(base == null ? Map.of() : base.severities());
        Set<String> off = new HashSet<>(base == null ? Set.of() : base.offRules());
        if (isSaid("severities")) {
            JsonObject levels = file.object(root, "severities");
            levels.members().forEach(member -> {
                String level = file.text(levels, member.name());
                severities.remove(member.name());
                off.remove(member.name());
                if (level.equals("off")) {
                    off.add(member.name());
                } else {
                    severities.put(member.name(), severity(level));
                }
            });
        }
        Map<Limit, Dated<Long>> limits = new HashMap<>(base == null ? Map.of() : base.limits());
        if (isSaid("limits")) {
            limits.putAll(limits(file.object(root, "limits")));
        }
        Map<Method, Map<Limit, Dated<Long>>> methodLimits = new EnumMap<>(Method.class);
        methodLimits.putAll(base == null ? Map.of() : base.methodLimits());
        if (root.has("methodLimits")) {
            JsonObject byMethod = file.object(root, "methodLimits");
            byMethod.members()
                    .forEach(member ->
                            methodLimits.put(method(member.name()), limits(file.object(byMethod, member.name()))));
        }
        return new Provider(
                file.text(root, "id"),
                title(root),
                base == null ? file.text(root, "id") : base.basedOn(),
                texts("roles", Provider::roles),
                texts("undocumentedRoles", Provider::undocumentedRoles),
                texts("reinforcementRoles", Provider::reinforcementRoles),
                dialects,
                texts("extraTopLevelKeys", Provider::extraTopLevelKeys),
                texts("extraMessageKeys", Provider::extraMessageKeys),
                otherNames(),
                texts("refusedTopLevelKeys", Provider::refusedTopLevelKeys),
                texts("refusedMessageKeys", Provider::refusedMessageKeys),
                texts("weights", Provider::weights),
                texts("contentParts", Provider::contentParts),
                texts("imageSources", Provider::imageSources),
                texts("imageFormats", Provider::imageFormats),
                texts("videoFormats", Provider::videoFormats),
                texts("optionalKeys", Provider::optionalKeys),
                texts("uncheckedKeys", Provider::uncheckedKeys),
                texts("graderKeys", Provider::graderKeys),
                turnOrder(),
                isTrue("lastingCalls", Provider::lastingCalls),
                isTrue("capitalTypes", Provider::capitalTypes),
                word("functionName", Provider::functionName),
                word("toolCallId", Provider::toolCallId),
                word("suffix", Provider::suffix),
                limits,
                methodLimits,
                base != null && isOf(base) && !root.has("jobsEnd") ? base.jobsEnd() : file.day(root, "jobsEnd"),
                base != null && !root.has("validationBilled")
                        ? base.validationBilled()
                        : file.flag(root, "validationBilled"),
                texts("refusedTexts", Provider::refusedTexts),
                severities,
                off,
                models());
    }

    /** {@return whether the file changes the provider that it extends; others go on when that one ends} */
    private boolean isOf(Provider other) {
        return file.text(file.root(), "id").equals(other.id());
    }

    private String title(JsonObject root) {
        if (base == null || root.has("title")) {
            return file.text(root, "title");
        }
        return isOf(base) ? base.title() : file.text(root, "id");
    }

    /** {@return whether this file has to say it, or does} */
    private boolean isSaid(String key) {
        return base == null || file.root().has(key);
    }

    private boolean isTrue(String key, Predicate<Provider> ofBase) {
        return base != null && !file.root().has(key) ? ofBase.test(base) : file.isTrue(file.root(), key);
    }

    private @Nullable Dated<String> word(String key, Function<Provider, @Nullable Dated<String>> ofBase) {
        return base != null && !file.root().has(key) ? ofBase.apply(base) : file.word(file.root(), key);
    }

    private List<String> texts(String key, Function<Provider, List<String>> ofBase) {
        return base != null && !file.root().has(key) ? ofBase.apply(base) : file.texts(file.root(), key);
    }

    private Map<String, String> otherNames() {
        if (!file.root().has("otherNames")) {
            return base == null ? Map.of() : base.otherNames();
        }
        JsonObject names = file.object(file.root(), "otherNames");
        Map<String, String> others = new HashMap<>();
        names.members().forEach(member -> others.put(member.name(), file.text(names, member.name())));
        return others;
    }

    private Map<String, List<String>> turnOrder() {
        if (!file.root().has("turnOrder")) {
            return base == null ? Map.of() : base.turnOrder();
        }
        JsonObject behind = file.object(file.root(), "turnOrder");
        Map<String, List<String>> order = new HashMap<>();
        behind.members().forEach(member -> order.put(member.name(), file.texts(behind, member.name())));
        return order;
    }

    private Map<Limit, Dated<Long>> limits(JsonObject numbers) {
        requireKnown(numbers, LIMITS);
        Map<Limit, Dated<Long>> limits = new EnumMap<>(Limit.class);
        for (Limit limit : Limit.values()) {
            Dated<BigDecimal> number = file.number(numbers, limit.key());
            if (number != null) {
                limits.put(limit, new Dated<>(whole(limit, number.value()), number.source(), number.asOf()));
            }
        }
        return limits;
    }

    private static long whole(Limit limit, BigDecimal number) {
        try {
            return number.longValueExact();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(limit.key() + " is " + number + ", expected a whole number", e);
        }
    }

    private List<BaseModel> models() {
        List<BaseModel> models = new ArrayList<>();
        for (JsonObject model : isSaid("models") ? file.objects(file.root(), "models") : List.<JsonObject>of()) {
            requireKnown(model, MODEL_KEYS);
            Set<Method> methods = EnumSet.noneOf(Method.class);
            file.texts(model, "methods").forEach(method -> methods.add(method(method)));
            models.add(new BaseModel(
                    file.text(model, "id"),
                    file.texts(model, "aliases"),
                    methods,
                    file.texts(model, "dialects"),
                    file.texts(model, "contentParts"),
                    file.texts(model, "imageFormats"),
                    file.texts(model, "videoFormats"),
                    model.has("limits") ? limits(file.object(model, "limits")) : Map.of(),
                    file.word(model, "encoding"),
                    file.integer(model, "maxExampleTokens"),
                    model.has("imageTokens") ? imageTokens(file.object(model, "imageTokens")) : null,
                    file.texts(model, "reservedTexts"),
                    file.texts(model, "reservedInPrompts"),
                    model.has("severities") ? severities(file.object(model, "severities")) : Map.of(),
                    file.day(model, "jobsEnd"),
                    file.day(model, "retired")));
        }
        if (base != null) {
            Set<String> own = new HashSet<>();
            models.forEach(model -> own.add(model.id()));
            base.models().stream().filter(model -> !own.contains(model.id())).forEach(models::add);
        }
        return models;
    }

    private Map<String, Severity> severities(JsonObject levels) {
        Map<String, Severity> severities = new HashMap<>();
        levels.members().forEach(member -> {
            String level = file.text(levels, member.name());
            if (level.equals("off")) {
                throw new IllegalArgumentException(
                        "a model cannot switch the rule '" + member.name() + "' off, only its provider can");
            }
            severities.put(member.name(), severity(level));
        });
        return severities;
    }

    private static Severity severity(String label) {
        for (Severity severity : Severity.values()) {
            if (severity.label().equals(label)) {
                return severity;
            }
        }
        throw new UnknownNameException("severity", label, List.of("error", "warning", "info", "off"));
    }

    private Dated<ImageTokens> imageTokens(JsonObject of) {
        requireKnown(of, Set.of("base", "tile", "patch"));
        Dated<BigDecimal> base = file.number(of, "base");
        if (base == null) {
            throw new IllegalArgumentException("imageTokens has no 'base'");
        }
        Dated<Integer> tile = file.integer(of, "tile");
        Dated<BigDecimal> patch = file.number(of, "patch");
        ImageTokens tokens = new ImageTokens(
                base.value().intValueExact(),
                tile == null ? 0 : tile.value(),
                patch == null ? 0 : patch.value().doubleValue());
        return new Dated<>(tokens, base.source(), base.asOf());
    }

    private static Method method(String label) {
        for (Method method : Method.values()) {
            if (method.name().toLowerCase(Locale.ROOT).equals(label)) {
                return method;
            }
        }
        throw new UnknownNameException("method", label, List.of("sft", "dpo", "rft"));
    }
}
