package io.github.tuneprep.tokens;

/** The tokens of one example. Immutable. */
public final class ExampleTokens {
    private final int total;
    private final int content;
    private final int trained;
    private final int trainedBeyondLimit;
    private final int longest;
    private final boolean exact;
    private final int unmeasuredImages;
    private final int[] byMessage;

    /**
     * Holds finished counts.
     *
     * @param total everything the server counts: texts, the overhead of the format, tool definitions
     * @param content tokens of the texts alone
     * @param trained tokens of the texts and calls the loss is computed on
     * @param trainedBeyondLimit trained tokens that a server cuts because they lie behind the model's limit
     * @param exact false when a part is estimated (tool definitions, images)
     * @param unmeasuredImages images whose tokens are not known, or only the least that an image takes
     * @param byMessage tokens of each message's texts and calls, without overhead; handed over, not copied
     */
    public ExampleTokens(
            int total,
            int content,
            int trained,
            int trainedBeyondLimit,
            boolean exact,
            int unmeasuredImages,
            int[] byMessage) {
        this(total, content, trained, trainedBeyondLimit, exact, unmeasuredImages, byMessage, total);
    }

    private ExampleTokens(
            int total,
            int content,
            int trained,
            int trainedBeyondLimit,
            boolean exact,
            int unmeasuredImages,
            int[] byMessage,
            int longest) {
        this.total = total;
        this.content = content;
        this.trained = trained;
        this.trainedBeyondLimit = trainedBeyondLimit;
        this.exact = exact;
        this.unmeasuredImages = unmeasuredImages;
        this.byMessage = byMessage;
        this.longest = longest;
    }

    /** {@return the same counts, of which a server reads at most {@code tokens} at once} */
    public ExampleTokens readAtOnce(int tokens) {
        return new ExampleTokens(
                total, content, trained, trainedBeyondLimit, exact, unmeasuredImages, byMessage, tokens);
    }

    /** {@return the tokens a server reads at once and may cut: all, but only the longer answer of a preference pair} */
    public int longest() {
        return longest;
    }

    /** {@return everything the server counts: texts, the overhead of the format, tool definitions} */
    public int total() {
        return total;
    }

    /** {@return tokens of the texts alone} */
    public int content() {
        return content;
    }

    /** {@return tokens of the texts and calls the loss is computed on} */
    public int trained() {
        return trained;
    }

    /** {@return trained tokens that a server cuts because they lie behind the model's limit} */
    public int trainedBeyondLimit() {
        return trainedBeyondLimit;
    }

    /** {@return false when a part is estimated by a published approximation} */
    public boolean isExact() {
        return exact;
    }

    /** {@return images whose tokens are not known, or only the least that an image takes} */
    public int unmeasuredImages() {
        return unmeasuredImages;
    }

    /** {@return tokens of the texts and calls of one message, without overhead} */
    public int ofMessage(int index) {
        return byMessage[index];
    }
}
