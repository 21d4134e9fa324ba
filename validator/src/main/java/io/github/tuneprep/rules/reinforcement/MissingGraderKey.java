package io.github.tuneprep.rules.reinforcement;

import io.github.tuneprep.example.Example;
import io.github.tuneprep.example.ReinforcementExample;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.rule.DatasetFacts;
import io.github.tuneprep.rule.DatasetRule;
import io.github.tuneprep.rule.DatasetSink;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.Lines;
import io.github.tuneprep.rule.Quoted;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import io.github.tuneprep.rule.Statistic;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reports: a question lacks a key that its grader compares answers with. */
public final class MissingGraderKey implements DatasetRule<MissingGraderKey.Keys> {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("missing-grader-key")
            .severity(Severity.WARNING)
            .summary("a question lacks a key that its grader compares answers with")
            .why("""
                    A grader finds what the answer should have been in other keys of the line, in the same ones on every line. Where a key is missing that three quarters of the examples have, or that the provider's guide asks for, the grader has nothing to compare with and the example teaches nothing. Amazon's guide asks for reference_answer; its checker lets it be missing.""")
            .bad("""
                    {"messages":[{"role":"user","content":"6 times 7?"}],"answer":"42"}
                    {"messages":[{"role":"user","content":"6 times 8?"}],"answer":"48"}
                    {"messages":[{"role":"user","content":"6 times 9?"}],"answer":"54"}
                    {"messages":[{"role":"user","content":"7 times 7?"}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"6 times 7?"}],"answer":"42"}
                    {"messages":[{"role":"user","content":"6 times 8?"}],"answer":"48"}
                    {"messages":[{"role":"user","content":"6 times 9?"}],"answer":"54"}
                    {"messages":[{"role":"user","content":"7 times 7?"}],"answer":"49"}
                    """)
            .model("o4-mini-2025-04-16", "o4-mini-2025-04-16")
            .references(
                    "OpenAI reinforcement fine-tuning guide, mirror github.com/piercecohen1/openai-docs commit de09146",
                    "docs.aws.amazon.com, Amazon Bedrock user guide, prepare data for Amazon Nova models (read 2026-11-22)",
                    "docs.aws.amazon.com, Amazon Nova 2 user guide, preparing data for RFT (read 2026-11-22)")
            .build();

    private static final Statistic<Keys> STATISTIC = new Statistic<>() {
        @Override
        public Keys newState() {
            return new Keys();
        }

        @Override
        public void add(Keys state, Example example, Facts facts) {
            if (example instanceof ReinforcementExample question) {
                state.add(question);
            }
        }

        @Override
        public Keys merge(Keys left, Keys right) {
            right.linesBySet.forEach((set, lines) -> left.linesBySet.merge(set, lines, Lines::merge));
            left.bound();
            return left;
        }
    };

    /** The lines of examples with the same keys, by their names in order. */
    static final class Keys {
        private static final int MOST_SETS = 64;

        private static final String BETWEEN = "\0";

        private final TreeMap<String, Lines> linesBySet = new TreeMap<>();

        private void add(ReinforcementExample question) {
            String set = question.source().members().stream()
                    .filter(member -> !member.value().isNull())
                    .map(JsonObject.Member::name)
                    .sorted()
                    .distinct()
                    .collect(Collectors.joining(BETWEEN));
            linesBySet.computeIfAbsent(set, key -> new Lines()).add(question.line());
            bound();
        }

        /** The first sets in order stay, whatever came first. With more of them, no key belongs to every line. */
        private void bound() {
            while (linesBySet.size() > MOST_SETS + 1) {
                linesBySet.pollLastEntry();
            }
        }

        private SortedSet<String> names() {
            SortedSet<String> names = new TreeSet<>();
            linesBySet.keySet().forEach(set -> names.addAll(split(set)));
            return names;
        }

        private long count() {
            return linesBySet.values().stream().mapToLong(Lines::count).sum();
        }

        private Lines without(String name) {
            return linesBySet.entrySet().stream()
                    .filter(entry -> !split(entry.getKey()).contains(name))
                    .map(Map.Entry::getValue)
                    .reduce(new Lines(), Lines::merge);
        }

        private static SortedSet<String> split(String set) {
            return new TreeSet<>(Arrays.asList(set.split(BETWEEN)));
        }
    }

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Statistic<Keys> statistic() {
        return STATISTIC;
    }

    @Override
    public void finish(Keys state, DatasetFacts facts, DatasetSink findings) {
        if (state.linesBySet.size() > Keys.MOST_SETS) {
            return;
        }
        List<String> asked = facts.target().provider().graderKeys();
        for (String name : asked) {
            Lines without = state.without(name);
            if (without.count() > 0) {
                findings.report(
                        without,
                        "key " + Quoted.name(name) + " is missing, which "
                                + facts.target().provider().title() + " asks for");
            }
        }
        for (String name : state.names()) {
            Lines without = state.without(name);
            long with = state.count() - without.count();
            boolean isUsual = with >= 3 * without.count() && !name.equals("tools");
            if (isUsual && without.count() > 0 && !asked.contains(name)) {
                findings.report(
                        without, "key " + Quoted.name(name) + " is missing or null, " + with + " others have it");
            }
        }
    }
}
