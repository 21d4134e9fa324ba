package io.github.tuneprep.cli;

import io.github.tuneprep.Source;
import io.github.tuneprep.Validator;
import io.github.tuneprep.catalogue.Target;
import io.github.tuneprep.config.Configuration;
import io.github.tuneprep.render.CostRenderer;
import io.github.tuneprep.report.CostEstimate;
import io.github.tuneprep.report.DatasetCount;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tuneprep cost}. */
@Command(
        name = "cost",
        description = "Estimate what training on a dataset costs, for one base model or several.",
        footerHeading = "%nExample:%n",
        footer = "  tuneprep cost training.jsonl --model gpt-4.1-mini --model gpt-4o-mini --epochs 3")
final class CostCommand extends Subcommand {
    @Parameters(paramLabel = "FILE", description = "The training dataset; - is standard input.")
    private String file = "-";

    @Option(
            names = "--model",
            paramLabel = "ID",
            description = "A base model; may be given several times (default: every model that takes new jobs).")
    private List<String> models = List.of();

    @Mixin
    private TargetOptions target = new TargetOptions();

    @Mixin
    private ConfigurationOptions configuration = new ConfigurationOptions();

    @Option(names = "--epochs", paramLabel = "auto|N", description = "How often the dataset is read (default: auto).")
    private @Nullable String epochs;

    @Option(names = "--format", paramLabel = "FORMAT", description = "text or json (default: text).")
    private Format format = Format.TEXT;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws IOException {
        Configuration configured = configuration.read();
        output.check(target.inputs(List.of(file), configured));
        Source source = source(file);
        if (source.size() < 0) {
            // Models differ in encoding, so the dataset may have to be read more than once.
            try (InputStream in = source.open()) {
                source = Source.of(file, in.readAllBytes());
            }
        }
        Map<Object, DatasetCount> counted = new HashMap<>();
        List<CostEstimate> estimates = new ArrayList<>();
        boolean anyExample = false;
        Validator any = target.forOne(configured, null);
        for (Optional<String> model : wanted(any)) {
            Validator chosen = model.map(any::model).orElse(any);
            Validator validator = epochs == null ? chosen : Epochs.parse(epochs, chosen);
            Target wanted = validator.target();
            Object key = List.of(
                    wanted.encoding(), String.valueOf(wanted.maxExampleTokens()), wanted.dialects(), wanted.overhead());
            DatasetCount count = counted.get(key);
            if (count == null) {
                count = validator.count(source);
                counted.put(key, count);
            }
            anyExample |= count.summary().examples() > 0;
            if (count.summary().examples() > 0 || !models.isEmpty()) {
                estimates.add(validator.estimate(count));
            }
        }
        if (!anyExample) {
            console()
                    .err()
                    .println("tuneprep: " + file + ": no line is an example in a format that these models take; run"
                            + " tuneprep check with the same provider");
            return Tuneprep.FINDINGS;
        }
        CostRenderer renderer = new CostRenderer(file, estimates);
        output.write(console(), format == Format.JSON ? renderer::json : renderer::text);
        return 0;
    }

    /** {@return the models to compare; one that is empty when the file names it, or the provider's are not known} */
    private List<Optional<String>> wanted(Validator any) {
        if (!models.isEmpty()) {
            return models.stream().map(Optional::of).toList();
        }
        Target configured = any.target();
        if (configured.model() != null) {
            return List.of(Optional.empty());
        }
        List<Optional<String>> tunable = configured.provider().models().stream()
                .filter(model -> !model.isOver(configured.today()))
                .filter(model -> configured.method() == null || model.methods().contains(configured.method()))
                .map(model -> Optional.of(model.id()))
                .toList();
        return tunable.isEmpty() ? List.of(Optional.empty()) : tunable;
    }
}
