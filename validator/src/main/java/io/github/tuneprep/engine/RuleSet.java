package io.github.tuneprep.engine;

import io.github.tuneprep.catalogue.Catalogue;
import io.github.tuneprep.catalogue.Provider;
import io.github.tuneprep.catalogue.Target;
import io.github.tuneprep.catalogue.UnknownNameException;
import io.github.tuneprep.example.Example;
import io.github.tuneprep.rule.DatasetRule;
import io.github.tuneprep.rule.ExampleRule;
import io.github.tuneprep.rule.Rule;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.RuleProvider;
import io.github.tuneprep.rule.Severity;
import io.github.tuneprep.rule.SplitRule;
import io.github.tuneprep.rule.Statistic;
import io.github.tuneprep.rule.TextRule;
import io.github.tuneprep.rule.TreeRule;
import io.github.tuneprep.rules.BuiltInRules;
import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rules of one check, each with the severity it has for the provider. Immutable and thread-safe. */
public final class RuleSet {
    private final Map<String, Severity> severities = new HashMap<>();
    private final List<RuleInfo> infos = new ArrayList<>();
    private final Map<PathMatcher, Set<String>> ignoredFiles = new LinkedHashMap<>();
    private final List<TreeRule> treeRules = new ArrayList<>();
    private final List<TextRule> textRules = new ArrayList<>();
    private final List<ExampleRule<?>> exampleRules = new ArrayList<>();
    private final List<DatasetRule<?>> datasetRules = new ArrayList<>();
    private final List<SplitRule<?>> splitRules = new ArrayList<>();
    private final Set<Statistic<?>> extraStatistics;

    /**
     * Chooses the rules of a check.
     *
     * @param select the only rules to run, beside those that always do; empty runs all
     * @param ignore rules not to run
     * @param changed severities instead of the target's; a rule that has one runs
     * @param ignoreIn rules not to report of some datasets, by glob of the dataset's path
     * @throws UnknownNameException if a name, here or in the profile, is no rule's
     * @throws IllegalArgumentException if a rule to ignore is one that always runs
     */
    public RuleSet(
            Target target,
            Collection<String> select,
            Collection<String> ignore,
            Map<String, Severity> changed,
            Map<String, List<String>> ignoreIn) {
        extraStatistics = Set.of();
        List<Rule> known = known();
        Set<String> names = new HashSet<>();
        for (Rule rule : known) {
            if (!names.add(rule.info().name())) {
                throw new IllegalArgumentException(
                        "two rules are named " + rule.info().name());
            }
        }
        List<String> ignoredSomewhere =
                ignoreIn.values().stream().flatMap(List::stream).toList();
        // What Tuneprep's own profiles name may be a rule of a module that is not there.
        Set<String> ofProfile = namedBy(target.provider());
        if (!names.containsAll(ofProfile)) {
            Catalogue.bundled().providers().forEach(provider -> ofProfile.removeAll(namedBy(provider)));
        }
        for (Collection<String> request : List.of(select, ignore, changed.keySet(), ignoredSomewhere, ofProfile)) {
            for (String name : request) {
                if (!names.contains(name)) {
                    throw new UnknownNameException("rule", name, names);
                }
            }
        }
        ignoreIn.forEach((glob, rules) ->
                ignoredFiles.put(FileSystems.getDefault().getPathMatcher("glob:" + glob), Set.copyOf(rules)));
        for (Rule rule : known) {
            String name = rule.info().name();
            if (rule.info().always() && (ignore.contains(name) || ignoredSomewhere.contains(name))) {
                throw new IllegalArgumentException(
                        "rule " + name + " cannot be ignored: what is not read is not checked");
            }
            Severity usual = changed.getOrDefault(name, target.severityOf(rule.info()));
            boolean wanted = select.isEmpty() ? usual != null : select.contains(name);
            if (rule.info().always() || (wanted && !ignore.contains(name))) {
                severities.put(name, usual == null ? rule.info().severity() : usual);
                infos.add(rule.info());
                if (rule.concerns(target)) {
                    sort(rule);
                }
            }
        }
    }

    private static Set<String> namedBy(Provider provider) {
        Set<String> names = new HashSet<>(provider.severities().keySet());
        names.addAll(provider.offRules());
        provider.models().forEach(model -> names.addAll(model.severities().keySet()));
        return names;
    }

    private RuleSet(Set<Statistic<?>> statistics) {
        extraStatistics = statistics;
    }

    private RuleSet(RuleSet all, List<SplitRule<?>> compared) {
        this(all.extraStatistics);
        severities.putAll(all.severities);
        infos.addAll(all.infos);
        ignoredFiles.putAll(all.ignoredFiles);
        treeRules.addAll(all.treeRules);
        textRules.addAll(all.textRules);
        exampleRules.addAll(all.exampleRules);
        datasetRules.addAll(all.datasetRules);
        splitRules.addAll(compared);
    }

    /** {@return the same for a dataset that is held against no other, so that nothing is gathered for it in vain} */
    RuleSet withoutSplitRules() {
        return new RuleSet(this, List.of());
    }

    /** {@return no rules at all, for counting} */
    static RuleSet none(Statistic<?>... statistics) {
        return new RuleSet(Set.of(statistics));
    }

    /** {@return the built-in rules and those found by {@link ServiceLoader}, sorted by name} */
    public static List<Rule> known() {
        List<Rule> known = new ArrayList<>(BuiltInRules.all());
        for (RuleProvider provider : ServiceLoader.load(RuleProvider.class)) {
            provider.rules().forEach(rule -> known.add(requireKind(rule)));
        }
        known.sort(Comparator.comparing(rule -> rule.info().name()));
        return known;
    }

    /** A rule of the user's that is of no kind would never be asked, and one of two kinds for one of them only. */
    private static Rule requireKind(Rule rule) {
        long kinds = Stream.of(
                        rule instanceof TreeRule,
                        rule instanceof TextRule,
                        rule instanceof ExampleRule<?>,
                        rule instanceof DatasetRule<?>,
                        rule instanceof SplitRule<?>)
                .filter(kind -> kind)
                .count();
        if (kinds != 1) {
            throw new IllegalArgumentException("rule " + rule.info().name() + " is "
                    + (kinds == 0 ? "no" : "more than one of")
                    + " TreeRule, TextRule, ChatRule, ExampleRule, DatasetRule or SplitRule");
        }
        return rule;
    }

    private void sort(Rule rule) {
        if (rule instanceof TreeRule tree) {
            treeRules.add(tree);
        } else if (rule instanceof TextRule text) {
            textRules.add(text);
        } else if (rule instanceof ExampleRule<?> example) {
            exampleRules.add(example);
        } else if (rule instanceof DatasetRule<?> dataset) {
            datasetRules.add(dataset);
        } else if (rule instanceof SplitRule<?> split) {
            splitRules.add(split);
        }
    }

    /** {@return the severity of a rule, or null when it does not run} */
    @Nullable
    Severity severity(RuleInfo rule) {
        return severities.get(rule.name());
    }

    /** {@return the rules that run, by name} */
    public List<RuleInfo> infos() {
        return List.copyOf(infos);
    }

    /** {@return the rules that are left out in the dataset of that name, beside those that always are} */
    public Set<String> ignoredIn(String file) {
        return ignoredFiles.entrySet().stream()
                .filter(entry -> spellings(file).anyMatch(path -> entry.getKey().matches(path)))
                .flatMap(entry -> entry.getValue().stream())
                .collect(Collectors.toSet());
    }

    /** {@return a path as it was given, from here and from a directory that any glob may mean, and from the root} */
    private static Stream<Path> spellings(String file) {
        Path given;
        try {
            given = Path.of(file);
        } catch (InvalidPathException e) {
            return Stream.of(); // what was given a name that is none of a file
        }
        Path whole = given.toAbsolutePath().normalize();
        Path here = Path.of("").toAbsolutePath();
        Path local = whole.startsWith(here) ? here.relativize(whole) : whole;
        return Stream.of(given, local, Path.of(".").resolve(local), whole);
    }

    List<TreeRule> treeRules() {
        return treeRules;
    }

    List<TextRule> textRules() {
        return textRules;
    }

    /** {@return the rules about examples that have triggers} */
    List<ExampleRule<?>> triggeredRules() {
        return exampleRules.stream().filter(rule -> !rule.triggers().isEmpty()).toList();
    }

    /** {@return the rules that judge this kind of example, with their places among the triggered ones} */
    <E extends Example> AskedRules<E> rulesFor(Class<E> kind) {
        List<ExampleRule<?>> triggered = triggeredRules();
        List<AskedRule<E>> rules = new ArrayList<>();
        for (ExampleRule<?> rule : exampleRules) {
            if (rule.appliesTo().isAssignableFrom(kind)) {
                @SuppressWarnings("unchecked") // just checked
                ExampleRule<? super E> fitting = (ExampleRule<? super E>) rule;
                rules.add(new AskedRule<>(fitting, triggered.indexOf(rule)));
            }
        }
        return new AskedRules<>(rules);
    }

    List<DatasetRule<?>> datasetRules() {
        return datasetRules;
    }

    List<SplitRule<?>> splitRules() {
        return splitRules;
    }

    /** {@return what has to be gathered, each once} */
    Set<Statistic<?>> statistics() {
        Set<Statistic<?>> statistics = new LinkedHashSet<>(extraStatistics);
        datasetRules.forEach(rule -> statistics.add(rule.statistic()));
        splitRules.forEach(rule -> statistics.add(rule.statistic()));
        return statistics;
    }
}
