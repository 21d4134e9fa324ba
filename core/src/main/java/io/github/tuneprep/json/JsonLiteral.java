package io.github.tuneprep.json;

/** {@code true}, {@code false} or {@code null}. */
public record JsonLiteral(int start, Kind kind) implements JsonValue {
    /** The three words JSON knows. */
    public enum Kind {
        /** The value {@code true}. */
        TRUE("true"),
        /** The value {@code false}. */
        FALSE("false"),
        /** The value {@code null}. */
        NULL("null");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    @Override
    public int end() {
        return start + kind.word.length();
    }

    @Override
    public boolean isNull() {
        return kind == Kind.NULL;
    }

    @Override
    public String describe() {
        return kind.word;
    }
}
