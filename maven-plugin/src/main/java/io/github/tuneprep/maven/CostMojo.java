package io.github.tuneprep.maven;

import io.github.tuneprep.Source;
import io.github.tuneprep.Validator;
import io.github.tuneprep.render.CostRenderer;
import io.github.tuneprep.report.CostEstimate;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Says what training on a dataset costs, model by model. */
@Mojo(name = "cost", threadSafe = true, requiresProject = false)
public final class CostMojo extends ConfiguredMojo {
    /** The dataset. */
    @Parameter(property = "tuneprep.training", required = true)
    private @Nullable File training;

    /** The base models to compare; that of {@code tuneprep.yaml} when none is named. */
    @Parameter(property = "tuneprep.models")
    private List<String> models = new ArrayList<>();

    /** How often the dataset is read in training; the provider's heuristic when it is not set. */
    @Parameter(property = "tuneprep.epochs")
    private @Nullable Integer epochs;

    /** Made by Maven. */
    public CostMojo() {}

    @Override
    public void execute() throws MojoExecutionException {
        String file = String.valueOf(training);
        List<CostEstimate> estimates = new ArrayList<>();
        try {
            Validator any = epochs == null ? configured() : configured().epochs(epochs);
            for (Validator validator : wanted(any)) {
                estimates.add(validator.estimate(validator.count(Source.of(Path.of(file)))));
            }
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            new CostRenderer(file, estimates).text(text);
            text.toString(StandardCharsets.UTF_8).lines().forEach(getLog()::info);
        } catch (IllegalArgumentException | IOException | UncheckedIOException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        }
    }

    private List<Validator> wanted(Validator any) {
        if (!models.isEmpty()) {
            return models.stream().map(model -> any.model(model.strip())).toList();
        }
        if (any.target().model() == null) {
            throw new IllegalArgumentException("no base model is named; use models, or model in tuneprep.yaml");
        }
        return List.of(any);
    }
}
