package io.github.tuneprep.engine;

import io.github.tuneprep.Limits;
import io.github.tuneprep.LineInspector;
import io.github.tuneprep.catalogue.Target;
import io.github.tuneprep.example.Example;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonValue;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.tokens.TokenCounterProvider;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at single lines with the rules of a check. */
public final class Inspection implements LineInspector {
    private final LineChecker checker;
    private List<Found> found = new ArrayList<>();
    private @Nullable Example example;
    private @Nullable Facts facts;

    /** Prepares for lines of a target. */
    public Inspection(Target target, RuleSet rules, TokenCounterProvider counters, Limits limits) {
        checker = new LineChecker(
                rules,
                new ExampleTokenizer(target, counters.newCounter(target.encoding())),
                limits,
                new LineChecker.Listener() {
                    @Override
                    public void found(RuleInfo rule, @Nullable JsonObject root, @Nullable JsonValue where) {
                        found.add(new Found(rule.name(), root, where));
                    }

                    @Override
                    public void bound(Example bound, Facts of) {
                        example = bound;
                        facts = of;
                    }
                });
    }

    @Override
    public List<Found> inspect(byte[] line, long number) {
        found = new ArrayList<>();
        example = null;
        facts = null;
        checker.line(line, 0, line.length, number);
        return found;
    }

    @Override
    public @Nullable Example example() {
        return example;
    }

    @Override
    public @Nullable Facts facts() {
        return facts;
    }
}
