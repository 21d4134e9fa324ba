package io.github.tuneprep.json;

/** Says where and why a line is not JSON. Carries no text of the line beyond one character or one bare word. */
public final class JsonSyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int offset;
    private final boolean tooDeep;

    private JsonSyntaxException(int offset, boolean tooDeep, String message) {
        // Broken lines come by the million; nobody reads their stack traces.
        super(message, null, false, false);
        this.offset = offset;
        this.tooDeep = tooDeep;
    }

    static JsonSyntaxException of(int offset, String found, String expected) {
        return new JsonSyntaxException(offset, false, "found " + found + ", expected " + expected);
    }

    static JsonSyntaxException tooDeep(int offset, int limit) {
        return new JsonSyntaxException(
                offset, true, "found more than " + limit + " levels of nesting, expected at most " + limit);
    }

    /** {@return the byte of the line, 0-based, where the error was found} */
    public int offset() {
        return offset;
    }

    /** {@return whether the line may be JSON but nests deeper than is read} */
    public boolean isTooDeep() {
        return tooDeep;
    }
}
