/** What a tuning job costs: tokens × epochs × price. */
module io.github.tuneprep.cost {
    requires transitive io.github.tuneprep.core;
    requires static org.jspecify;

    exports io.github.tuneprep.cost;
}
