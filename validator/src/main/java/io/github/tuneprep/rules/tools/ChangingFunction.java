package io.github.tuneprep.rules.tools;

import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.Example;
import io.github.tuneprep.example.Tool;
import io.github.tuneprep.json.JsonArray;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonValue;
import io.github.tuneprep.rule.DatasetFacts;
import io.github.tuneprep.rule.DatasetRule;
import io.github.tuneprep.rule.DatasetSink;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.Lines;
import io.github.tuneprep.rule.Quoted;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import io.github.tuneprep.rule.Statistic;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reports: a function is declared differently than in most examples. */
public final class ChangingFunction implements DatasetRule<ChangingFunction.Declarations> {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("changing-function")
            .severity(Severity.WARNING)
            .summary("a function is declared differently than in most examples")
            .why("""
                    The tuned model calls a function as it was declared in training. Where the parameters of one name change from example to example, its calls fit none of them for certain.""")
            .bad("""
                    {"messages":[{"role":"user","content":"Weather in Rome?"},{"role":"assistant","content":"Sunny."}],"tools":[{"type":"function","function":{"name":"weather","parameters":{"type":"object","properties":{"city":{"type":"string"}}}}}]}
                    {"messages":[{"role":"user","content":"Weather in Oslo?"},{"role":"assistant","content":"Sunny."}],"tools":[{"type":"function","function":{"name":"weather","parameters":{"type":"object","properties":{"city":{"type":"string"}}}}}]}
                    {"messages":[{"role":"user","content":"Weather in Bern?"},{"role":"assistant","content":"Sunny."}],"tools":[{"type":"function","function":{"name":"weather","parameters":{"type":"object","properties":{"city":{"type":"string"}}}}}]}
                    {"messages":[{"role":"user","content":"Weather in Nice?"},{"role":"assistant","content":"Sunny."}],"tools":[{"type":"function","function":{"name":"weather","parameters":{"type":"object","properties":{"town":{"type":"string"}}}}}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"Weather in Rome?"},{"role":"assistant","content":"Sunny."}],"tools":[{"type":"function","function":{"name":"weather","parameters":{"type":"object","properties":{"city":{"type":"string"}}}}}]}
                    {"messages":[{"role":"user","content":"Weather in Oslo?"},{"role":"assistant","content":"Sunny."}],"tools":[{"type":"function","function":{"name":"weather","parameters":{"type":"object","properties":{"city":{"type":"string"}}}}}]}
                    {"messages":[{"role":"user","content":"Weather in Bern?"},{"role":"assistant","content":"Sunny."}],"tools":[{"type":"function","function":{"name":"weather","parameters":{"type":"object","properties":{"city":{"type":"string"}}}}}]}
                    {"messages":[{"role":"user","content":"Weather in Nice?"},{"role":"assistant","content":"Sunny."}],"tools":[{"type":"function","function":{"name":"weather","parameters":{"type":"object","properties":{"city":{"type":"string"}}}}}]}
                    """)
            .build();

    @Override
    public RuleInfo info() {
        return INFO;
    }

    // Names that sort first are kept whole, so that the rest can go whatever the order of arrival; a function with more
    // forms is made anew for each example, and meant to differ.
    private static final int MOST_FUNCTIONS = 500;
    private static final int MOST_FORMS = 20;

    private static final Set<String> SETS = Set.of("required", "enum", "type");
    private static final long MIX = 0x9E3779B97F4A7C15L;

    /** The lines of each form of the parameters, by the name of the function. */
    static final class Declarations {
        private final TreeMap<String, TreeMap<Long, Lines>> byName = new TreeMap<>();

        private final Set<String> manyForms = new TreeSet<>();

        private void add(String name, long form, Lines lines) {
            if (manyForms.contains(name)) {
                return;
            }
            TreeMap<Long, Lines> forms = byName.computeIfAbsent(name, none -> new TreeMap<>());
            forms.merge(form, lines, Lines::merge);
            if (forms.size() > MOST_FORMS) {
                forget(name);
            }
            if (byName.size() > MOST_FUNCTIONS) {
                byName.pollLastEntry();
            }
        }

        private void forget(String name) {
            byName.remove(name);
            manyForms.add(name);
        }
    }

    private static final Statistic<Declarations> STATISTIC = new Statistic<>() {
        @Override
        public Declarations newState() {
            return new Declarations();
        }

        @Override
        public void add(Declarations state, Example example, Facts facts) {
            if (example instanceof ChatExample chat && !chat.tools().isEmpty()) {
                // A name that is declared twice in one example has a rule of its own.
                Map<String, Tool> once = new HashMap<>();
                Set<String> twice = new HashSet<>();
                for (Tool tool : chat.tools()) {
                    if (once.put(tool.name().text(), tool) != null) {
                        twice.add(tool.name().text());
                    }
                }
                once.keySet().removeAll(twice);
                once.forEach((name, tool) -> {
                    Lines line = new Lines();
                    line.add(example.line());
                    state.add(name, tool.parameters() == null ? 0 : form(tool.parameters(), facts), line);
                });
            }
        }

        @Override
        public Declarations merge(Declarations left, Declarations right) {
            right.manyForms.forEach(left::forget);
            right.byName.forEach((name, forms) -> forms.forEach((form, lines) -> left.add(name, form, lines)));
            return left;
        }
    };

    /** Hashes a schema; the order of keys has no meaning in it, nor that of the lists that are sets. */
    private static long form(JsonValue schema, Facts facts) {
        if (!(schema instanceof JsonObject object)) {
            return facts.hash(schema);
        }
        long sum = 0;
        for (JsonObject.Member member : object.members()) {
            long value = form(member.value(), facts);
            if (SETS.contains(member.name()) && member.value() instanceof JsonArray array) {
                value = array.values().stream().mapToLong(facts::hash).sum();
            }
            sum += (value ^ member.name().hashCode()) * MIX;
        }
        return sum ^ sum >>> 29;
    }

    @Override
    public Statistic<Declarations> statistic() {
        return STATISTIC;
    }

    @Override
    public void finish(Declarations state, DatasetFacts facts, DatasetSink findings) {
        state.byName.forEach((name, forms) -> {
            long usual = forms.entrySet().stream()
                    .max(Comparator.comparingLong((Map.Entry<Long, Lines> form) ->
                                    form.getValue().count())
                            .thenComparing(Map.Entry::getKey))
                    .orElseThrow()
                    .getKey();
            Lines others = new Lines();
            forms.forEach((form, lines) -> {
                if (form != usual) {
                    others.merge(lines);
                }
            });
            if (others.count() > 0) {
                long most = forms.getOrDefault(usual, others).count();
                findings.report(
                        others,
                        "function " + Quoted.name(name) + " is declared differently than in "
                                + (most > others.count() ? "most" : "other") + " examples");
            }
        });
    }
}
