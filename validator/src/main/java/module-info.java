/** Reads, binds and judges datasets. */
module io.github.tuneprep.validator {
    requires transitive io.github.tuneprep.core;
    requires io.github.tuneprep.cost;
    requires com.dynatrace.hash4j;
    requires static org.jspecify;

    exports io.github.tuneprep;

    uses io.github.tuneprep.rule.RuleProvider;
    uses io.github.tuneprep.tokens.TokenCounterProvider;
}
