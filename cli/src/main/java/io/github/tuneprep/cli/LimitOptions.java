package io.github.tuneprep.cli;

import io.github.tuneprep.Limits;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** What bounds memory and time. */
final class LimitOptions {
    @Option(
            names = "--limit",
            split = ",",
            paramLabel = "NAME=N",
            description = "Bound what hostile data can take: line-bytes (default: 67108864), nesting (500),"
                    + " number-digits (10000), findings (500 kinds of each rule) or archive-ratio (100).")
    private Map<String, Integer> limits = new LinkedHashMap<>();

    Limits applyTo(Limits standard) {
        Limits changed = standard;
        for (Map.Entry<String, Integer> limit : limits.entrySet()) {
            changed = changed.with(limit.getKey(), limit.getValue());
        }
        return changed;
    }
}
