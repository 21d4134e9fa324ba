package io.github.tuneprep.maven;

import java.util.ArrayList;
import java.util.List;
import org.apache.maven.shared.model.fileset.FileSet;
import org.jspecify.annotations.Nullable;

/**
 * Datasets with a target of their own, in the configuration of the plugin. What is not said here is said by the goal's
 * own parameters.
 */
public final class Dataset {
    /** What its reports are named after. */
    private @Nullable String id;

    /** The training datasets. */
    private List<FileSet> trainingFiles = new ArrayList<>();

    /** The validation dataset; one file at most. */
    private List<FileSet> validationFiles = new ArrayList<>();

    /** Who tunes. */
    private @Nullable String provider;

    /** The base model. */
    private @Nullable String model;

    /** How it is tuned. */
    private @Nullable String method;

    /** US dollars that training may cost. */
    private @Nullable String maxCost;

    /** Made by Maven. */
    public Dataset() {}

    Dataset(
            String id,
            List<FileSet> trainingFiles,
            List<FileSet> validationFiles,
            @Nullable String provider,
            @Nullable String model,
            @Nullable String method,
            @Nullable String maxCost) {
        this.id = id;
        this.trainingFiles = trainingFiles;
        this.validationFiles = validationFiles;
        this.provider = provider;
        this.model = model;
        this.method = method;
        this.maxCost = maxCost;
    }

    List<FileSet> trainingFiles() {
        return trainingFiles;
    }

    List<FileSet> validationFiles() {
        return validationFiles;
    }

    /** {@return this with what it leaves open taken from {@code other}} */
    Dataset orElse(Dataset other, String name) {
        return new Dataset(
                id == null ? name : id,
                trainingFiles,
                validationFiles,
                provider == null ? other.provider : provider,
                model == null ? other.model : model,
                method == null ? other.method : method,
                maxCost == null ? other.maxCost : maxCost);
    }

    String id() {
        return String.valueOf(id);
    }

    @Nullable
    String provider() {
        return provider;
    }

    @Nullable
    String model() {
        return model;
    }

    @Nullable
    String method() {
        return method;
    }

    @Nullable
    String maxCost() {
        return maxCost;
    }
}
