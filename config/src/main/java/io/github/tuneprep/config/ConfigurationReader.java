package io.github.tuneprep.config;

import io.github.tuneprep.Limits;
import io.github.tuneprep.Validator;
import io.github.tuneprep.catalogue.Method;
import io.github.tuneprep.catalogue.UnknownNameException;
import io.github.tuneprep.rule.Rule;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Turns YAML into settings. Every complaint names the line. */
final class ConfigurationReader {
    private static final String OFF = "off";
    private static final String NEVER = "never";
    private static final String AUTO = "auto";
    private static final String BASELINE = "baseline";
    private static final int MAX_ALIASES = 50;

    private final Path file;
    private final String yaml;
    private final Map<String, Setting> keys = new LinkedHashMap<>();
    private Optional<Path> baseline = Optional.empty();
    private boolean namesProvider;
    private final Set<Path> files = new LinkedHashSet<>();

    private interface Setting {
        Validator apply(Validator validator, Node value);
    }

    ConfigurationReader(Path file, String yaml) {
        this.file = file;
        files.add(file);
        this.yaml = yaml;
        keys.put("catalogue", this::catalogue);
        keys.put("provider", (validator, value) -> {
            validator.catalogue().provider(text(value));
            return validator.provider(text(value));
        });
        keys.put("model", this::model);
        keys.put("method", (validator, value) -> validator.method(oneOf(Method.class, "method", value)));
        keys.put("epochs", (validator, value) -> isText(value, AUTO) ? validator : validator.epochs(integer(value)));
        keys.put("encoding", (validator, value) -> {
            Validator.create().encoding(text(value)).target();
            return validator.encoding(text(value));
        });
        keys.put("token-limit", (validator, value) -> validator.tokenLimit(integer(value)));
        keys.put("max-cost", (validator, value) -> validator.maxCost(number(value)));
        keys.put("suffix", (validator, value) -> validator.suffix(text(value)));
        keys.put("limits", this::limits);
        keys.put("threads", (validator, value) -> validator.threads(integer(value)));
        keys.put(
                "fail-on",
                (validator, value) -> validator.failOn(
                        isText(value, NEVER)
                                ? Optional.empty()
                                : Optional.of(oneOf(Severity.class, "severity", value))));
        keys.put("select", (validator, value) -> validator.select(rules(value)));
        keys.put("ignore", (validator, value) -> validator.alsoIgnore(ignored(value)));
        keys.put("severities", this::severities);
        keys.put("files", this::files);
        keys.put(BASELINE, (validator, value) -> {
            Path named = file.resolveSibling(text(value));
            baseline = Optional.of(named);
            files.add(named);
            return validator;
        });
    }

    Set<String> keys() {
        return keys.keySet();
    }

    Configuration read() {
        Node root;
        try {
            LoadSettings settings = LoadSettings.builder()
                    .setLabel(file.toString())
                    .setMaxAliasesForCollections(MAX_ALIASES)
                    .build();
            root = new Composer(settings, new ParserImpl(settings, new StreamReader(settings, yaml)))
                    .getSingleNode()
                    .orElse(null);
        } catch (MarkedYamlEngineException e) {
            String line =
                    e.getProblemMark().map(mark -> ":" + (mark.getLine() + 1)).orElse("");
            throw new IllegalArgumentException(file + line + ": " + e.getProblem(), e);
        } catch (StackOverflowError e) {
            throw new IllegalArgumentException(file + ": is nested too deeply", e);
        } catch (YamlEngineException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
        if (root == null) {
            return new Configuration(UnaryOperator.identity(), Optional.empty(), List.of(file));
        }
        List<UnaryOperator<Validator>> steps = new ArrayList<>();
        // Tried at once, so that a mistake is reported where the file is read.
        Validator tried = Validator.create();
        Map<String, Member> given = members(root);
        namesProvider = given.containsKey("provider");
        given.forEach((key, member) -> known("key", key, keys.keySet(), member.key()));
        // In our order, not that of the file: what is ignored is left out of what is selected.
        for (Map.Entry<String, Setting> key : keys.entrySet()) {
            Member member = given.get(key.getKey());
            if (member != null) {
                Node value = member.value();
                Setting setting = key.getValue();
                steps.add(validator -> setting.apply(validator, value));
                tried = tried(setting, tried, value);
            }
        }
        return new Configuration(
                validator -> {
                    Validator changed = validator;
                    for (UnaryOperator<Validator> step : steps) {
                        changed = step.apply(changed);
                    }
                    return changed;
                },
                baseline,
                List.copyOf(files));
    }

    private Validator tried(Setting setting, Validator validator, Node value) {
        try {
            return setting.apply(validator, value);
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            throw message.startsWith(file.toString()) ? e : wrong(value, message);
        }
    }

    private Validator catalogue(Validator validator, Node value) {
        Path named = file.resolveSibling(text(value));
        files.add(named);
        try {
            return validator.catalogue(validator.catalogue().with(named));
        } catch (IOException | UncheckedIOException e) {
            throw wrong(value, "cannot read " + text(value));
        }
    }

    /** Where the file does not say whose model it is, the command may. */
    private Validator model(Validator validator, Node value) {
        Validator changed = validator.model(text(value));
        if (namesProvider) {
            changed.target();
        }
        return changed;
    }

    private Validator limits(Validator validator, Node value) {
        Limits limits = validator.limits();
        for (Map.Entry<String, Member> limit : members(value).entrySet()) {
            known("limit", limit.getKey(), Limits.names(), limit.getValue().key());
            limits = limits.with(limit.getKey(), integer(limit.getValue().value()));
        }
        return validator.limits(limits);
    }

    private Validator severities(Validator validator, Node value) {
        Map<String, Severity> changed = new HashMap<>();
        List<String> off = new ArrayList<>();
        members(value).forEach((rule, member) -> {
            Node severity = member.value();
            known("rule", rule, Rules.NAMES, member.key());
            if (isText(severity, OFF)) {
                requireIgnorable(rule, member.key());
                off.add(rule);
            } else {
                changed.put(rule, oneOf(Severity.class, "severity", severity));
            }
        });
        return validator.severities(changed).alsoIgnore(off);
    }

    private Validator files(Validator validator, Node value) {
        Map<String, List<String>> ignored = new LinkedHashMap<>();
        members(value)
                .forEach((glob, settings) -> members(settings.value()).forEach((key, rules) -> {
                    known("key", key, Set.of("ignore"), rules.key());
                    requireGlob(glob, settings.key());
                    ignored.put(glob, ignored(rules.value()));
                }));
        return validator.ignoreIn(ignored);
    }

    private void requireGlob(String glob, Node where) {
        try {
            FileSystems.getDefault().getPathMatcher("glob:" + glob);
        } catch (PatternSyntaxException e) {
            // Java's words have one quote of two.
            throw wrong(
                    where, "'" + glob + "' is no glob: " + e.getDescription().replace("'", ""));
        }
    }

    private List<String> rules(Node node) {
        List<String> names = new ArrayList<>();
        for (Node item : items(node)) {
            String name = text(item);
            known("rule", name, Rules.NAMES, item);
            names.add(name);
        }
        return names;
    }

    private List<String> ignored(Node node) {
        List<String> names = rules(node);
        for (Node item : items(node)) {
            requireIgnorable(text(item), item);
        }
        return names;
    }

    private void requireIgnorable(String rule, Node where) {
        if (Rules.ALWAYS.contains(rule)) {
            throw wrong(where, "rule " + rule + " cannot be ignored: what is not read is not checked");
        }
    }

    private static final class Rules {
        static final Set<String> NAMES = named(info -> true);
        static final Set<String> ALWAYS = named(RuleInfo::always);

        private static Set<String> named(Predicate<RuleInfo> which) {
            return Validator.rules().stream()
                    .map(Rule::info)
                    .filter(which)
                    .map(RuleInfo::name)
                    .collect(Collectors.toSet());
        }
    }

    /** A key and its value, which may stand on another line. */
    private record Member(Node key, Node value) {}

    private Map<String, Member> members(Node node) {
        if (!(node instanceof MappingNode mapping)) {
            throw wrong(node, "expected keys with values");
        }
        Map<String, Member> members = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = text(tuple.getKeyNode());
            if (members.put(key, new Member(tuple.getKeyNode(), tuple.getValueNode())) != null) {
                throw wrong(tuple.getKeyNode(), "key '" + key + "' stands twice");
            }
        }
        return members;
    }

    private String text(Node node) {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isEmpty()) {
            return scalar.getValue();
        }
        throw wrong(node, "expected one value");
    }

    private static List<Node> items(Node node) {
        return node instanceof SequenceNode list ? list.getValue() : List.of(node);
    }

    private boolean isText(Node node, String text) {
        return node instanceof ScalarNode scalar && scalar.getValue().equalsIgnoreCase(text);
    }

    private BigDecimal number(Node node) {
        try {
            return new BigDecimal(text(node));
        } catch (NumberFormatException e) {
            throw wrong(node, "expected a number");
        }
    }

    private int integer(Node node) {
        try {
            return number(node).intValueExact();
        } catch (ArithmeticException e) {
            throw wrong(node, "expected a whole number");
        }
    }

    private <E extends Enum<E>> E oneOf(Class<E> type, String kind, Node node) {
        List<String> names = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            names.add(constant.name().toLowerCase(Locale.ROOT));
        }
        String name = text(node).toLowerCase(Locale.ROOT);
        known(kind, name, names, node);
        return Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
    }

    private void known(String kind, String name, Collection<String> names, Node where) {
        if (!names.contains(name)) {
            throw wrong(where, new UnknownNameException(kind, name, names).getMessage());
        }
    }

    private IllegalArgumentException wrong(Node where, @Nullable String what) {
        String line =
                where.getStartMark().map(mark -> ":" + (mark.getLine() + 1)).orElse("");
        return new IllegalArgumentException(file + line + ": " + what);
    }
}
