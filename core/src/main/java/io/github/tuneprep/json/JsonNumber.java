package io.github.tuneprep.json;

import java.math.BigDecimal;

/** A JSON number, kept as it was written. */
public record JsonNumber(int start, String raw) implements JsonValue {
    @Override
    public int end() {
        return start + raw.length();
    }

    /** {@return the exact value} */
    public BigDecimal value() {
        return new BigDecimal(raw);
    }

    /** {@return whether this number is written exactly as {@code digits}} */
    public boolean is(String digits) {
        return raw.equals(digits);
    }

    @Override
    public String describe() {
        return "a number";
    }
}
