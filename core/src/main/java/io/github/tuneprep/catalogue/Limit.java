package io.github.tuneprep.catalogue;

/** A number a provider sets, for every base model or for one. */
public enum Limit {
    /** Fewest examples of a training file. */
    MIN_EXAMPLES("minExamples"),
    /** Examples of a training file that are advised to begin with. */
    ADVISED_EXAMPLES("advisedExamples"),
    /** Most examples of a training file. */
    MAX_EXAMPLES("maxExamples"),
    /** Most examples of a validation file. */
    MAX_VALIDATION_EXAMPLES("maxValidationExamples"),
    /**
     * Most examples of a validation file that may be more than {@link #MAX_VALIDATION_PERCENT} of the training file.
     */
    FREE_VALIDATION_EXAMPLES("freeValidationExamples"),
    /** Most examples of a validation file in percent of the training file. */
    MAX_VALIDATION_PERCENT("maxValidationPercent"),
    /** Most examples of a training and a validation file together. */
    MAX_EXAMPLES_TOGETHER("maxExamplesTogether"),
    /** Most examples of a training file that hold images. */
    MAX_IMAGE_EXAMPLES("maxImageExamples"),
    /** Largest file of one upload, in bytes; larger ones, up to {@link #MAX_FILE_BYTES}, are uploaded in parts. */
    MAX_UPLOAD_BYTES("maxUploadBytes"),
    /** Largest file, in bytes. */
    MAX_FILE_BYTES("maxFileBytes"),
    /** Largest validation file, in bytes, where it differs from other files. */
    MAX_VALIDATION_FILE_BYTES("maxValidationFileBytes"),
    /** Largest validation file in percent of the bytes of the training file. */
    MAX_VALIDATION_FILE_PERCENT("maxValidationFilePercent"),
    /** Most images an example may hold. */
    MAX_IMAGES("maxImages"),
    /** Most videos an example may hold. */
    MAX_VIDEOS("maxVideos"),
    /** Largest image, in bytes. */
    MAX_IMAGE_BYTES("maxImageBytes"),
    /** Most functions an example may declare. */
    MAX_TOOLS("maxTools"),
    /** Most characters of a function name. */
    MAX_FUNCTION_NAME("maxFunctionNameLength"),
    /** Most epochs of a job. */
    MAX_EPOCHS("maxEpochs"),
    /** Most tokens of a job, all epochs together. */
    MAX_JOB_TOKENS("maxJobTokens");

    private final String key;

    Limit(String key) {
        this.key = key;
    }

    /** {@return the key in the provider's data file} */
    public String key() {
        return key;
    }
}
